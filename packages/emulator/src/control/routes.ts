import { ChatKitThread } from '@chatkit-sessions/zod';
import * as z from 'zod';
import { ThreadParamsSchema, type ThreadParams } from '../api/thread-params.ts';
import { ApiError } from '../http/response.ts';
import { chatRoutes } from './chat-routes.ts';
import { createDocument } from './openapi.ts';
import { journalRoutes } from './journal-routes.ts';
import { routeWithBody, type ControlRoute } from './route.ts';
import {
  ClockParams,
  ClockState,
  FaultList,
  ItemList,
  SessionList,
  ThreadList,
} from './schemas.ts';
import { stateRoutes } from './state-routes.ts';

/** The operations of the control API. */
export const controlRoutes: readonly ControlRoute[] = [
  {
    operationId: 'getDocument',
    method: 'GET',
    path: '/openapi.json',
    summary: 'Returns this OpenAPI document.',
    result: z.looseObject({}),
    run: () => createDocument(controlRoutes),
  },
  {
    operationId: 'listSessions',
    method: 'GET',
    path: '/sessions',
    summary: 'Lists the stored sessions in the order of creation.',
    result: SessionList,
    run: ({ sessions }) => ({ sessions: sessions.list() }),
  },
  {
    operationId: 'listThreads',
    method: 'GET',
    path: '/threads',
    summary: 'Lists the stored threads in the order of creation.',
    result: ThreadList,
    run: ({ threads }) => ({ threads: threads.list() }),
  },
  routeWithBody({
    operationId: 'addThread',
    method: 'POST',
    path: '/threads',
    summary: 'Adds a thread with its items and returns it.',
    body: ThreadParamsSchema,
    result: ChatKitThread,
    run: ({ threads }, params) => {
      try {
        return threads.add(params as ThreadParams);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        throw new ApiError(409, error.message, { param: 'id' });
      }
    },
  }),
  {
    operationId: 'listItems',
    method: 'GET',
    path: '/threads/{thread_id}/items',
    summary: 'Lists the items of a thread, the oldest first.',
    result: ItemList,
    run: ({ threads }, _body, { thread_id: id = '' }) => ({ items: threads.items(id) }),
  },
  {
    operationId: 'getClock',
    method: 'GET',
    path: '/clock',
    summary: 'Returns the time of the clock by which sessions expire.',
    result: ClockState,
    run: ({ clock }) => ({ now: clock.now() }),
  },
  routeWithBody({
    operationId: 'advanceClock',
    method: 'POST',
    path: '/clock',
    summary: 'Advances the clock and returns its time.',
    body: ClockParams,
    result: ClockState,
    run: ({ clock }, { advance }) => {
      try {
        clock.advance(advance);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw new ApiError(400, `Invalid 'advance': ${error.message}`, { param: 'advance' });
      }
      return { now: clock.now() };
    },
  }),
  {
    operationId: 'listFaults',
    method: 'GET',
    path: '/faults',
    summary: 'Lists the pending faults.',
    result: FaultList,
    run: ({ faults }) => ({ faults: faults.list() }),
  },
  routeWithBody({
    operationId: 'addFaults',
    method: 'POST',
    path: '/faults',
    summary: 'Adds faults and lists all pending faults.',
    body: FaultList,
    result: FaultList,
    run: ({ faults }, added) => {
      faults.add(...added.faults);
      return { faults: faults.list() };
    },
  }),
  routeWithBody({
    operationId: 'replaceFaults',
    method: 'PUT',
    path: '/faults',
    summary: 'Replaces the pending faults and lists them.',
    body: FaultList,
    result: FaultList,
    run: ({ faults }, replaced) => {
      faults.clear();
      faults.add(...replaced.faults);
      return { faults: faults.list() };
    },
  }),
  {
    operationId: 'clearFaults',
    method: 'DELETE',
    path: '/faults',
    summary: 'Removes every pending fault.',
    run: ({ faults }) => faults.clear(),
  },
  ...chatRoutes,
  ...journalRoutes,
  ...stateRoutes,
  {
    operationId: 'reset',
    method: 'POST',
    path: '/reset',
    summary:
      'Deletes sessions, threads and journal, restores the initial faults and resets the clock.',
    run: ({ reset }) => reset(),
  },
];
