import type { PlainResponse } from '../http/response.ts';
import type { Call } from './call.ts';
import { cancelSession, createSession } from './session-operations.ts';
import { deleteThread, listThreadItems, listThreads, retrieveThread } from './thread-operations.ts';

/** The operations of the spec that the emulator implements. Any other is a 501. */
export const operations: Readonly<Record<string, (call: Call) => PlainResponse>> = {
  'sessions.create': createSession,
  'sessions.cancel': cancelSession,
  'threads.list': listThreads,
  'threads.retrieve': retrieveThread,
  'threads.delete': deleteThread,
  'threads.listItems': listThreadItems,
};
