import { Refusal } from '../http/refusal.ts';
import type { Store } from './store.ts';

/** Returns a store that turns each failure into a 503, so that no uncounted request is admitted. */
export function guard(store: Store): Store {
  const guarded = <Value>(promise: Promise<Value>): Promise<Value> =>
    promise.catch((error: unknown) => {
      const cause = new Error('The session store failed.', { cause: error });
      const headers = { 'retry-after': '2' };
      throw new Refusal(503, 'The session store is not available. Try again later.', {
        code: 'store_unavailable',
        cause,
        headers,
      });
    });
  return {
    create: (session, now) => guarded(store.create(session, now)),
    cancel: (id, now) => guarded(store.cancel(id, now)),
    countRequest: (id, now) => guarded(store.countRequest(id, now)),
    countFile: (id) => guarded(store.countFile(id)),
  };
}
