import type { ControlRoute } from './route.ts';
import { Event, RequestList, RequestsQuery } from './schemas.ts';

/** The operations of the journal and of events. */
export const journalRoutes: readonly ControlRoute[] = [
  {
    operationId: 'listRequests',
    method: 'GET',
    path: '/requests',
    summary: 'Lists the latest requests to the API with their responses, the oldest first.',
    query: RequestsQuery,
    result: RequestList,
    run: ({ requests }, _, { secrets }) => ({
      data: requests.list({ secrets: secrets === 'true' }),
    }),
  },
  {
    operationId: 'clearRequests',
    method: 'DELETE',
    path: '/requests',
    summary: 'Clears the journal.',
    run: ({ requests }) => requests.clear(),
  },
  {
    operationId: 'listenToEvents',
    method: 'GET',
    path: '/events',
    summary: 'Sends an event for each finished request and for each change of the state.',
    event: Event,
    run: ({ subscribe }) => subscribe,
  },
];
