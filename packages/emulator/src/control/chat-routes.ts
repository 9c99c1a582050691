import { routeWithBody, type ControlRoute } from './route.ts';
import { Admission, AdmitParams, History, HistoryParams } from './schemas.ts';

/** The operations of the hosted chat. */
export const chatRoutes: readonly ControlRoute[] = [
  routeWithBody({
    operationId: 'admit',
    method: 'POST',
    path: '/admit',
    summary: 'Returns whether the hosted chat would accept a request with a client secret.',
    body: AdmitParams,
    result: Admission,
    run: ({ admit }, { client_secret, message }) => {
      const { thread_id: threadId, ...rest } = message ?? { text: '' };
      const admission = admit(client_secret, message && { ...rest, threadId });
      if (!('retryAfter' in admission)) return admission;
      const { retryAfter, ...others } = admission;
      return { ...others, retry_after: retryAfter };
    },
  }),
  routeWithBody({
    operationId: 'readHistory',
    method: 'POST',
    path: '/history',
    summary:
      'Returns the threads that the hosted chat shows with a client secret, or one thread with its items.',
    body: HistoryParams,
    result: History,
    run: ({ history }, { client_secret, thread_id }) => history(client_secret, thread_id),
  }),
];
