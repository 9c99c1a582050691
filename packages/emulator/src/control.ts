import * as z from 'zod';
import { errorAnswer, json, Refusal, type Answer } from './answers.ts';
import { controlDocument } from './control-document.ts';
import {
  AdmissionAnswer,
  AdmitParams,
  ClockParams,
  ClockState,
  FaultList,
  SessionList,
} from './control-schemas.ts';
import type { ControlRoute } from './control-route.ts';
import type { Controls } from './controls.ts';
import type { Fault } from './fault.ts';
import { createOriginCheck } from './origins.ts';
import type { PlainRequest } from './plain-request.ts';
import { readJson } from './requests.ts';
import { createRouter } from './router.ts';

const routes: readonly ControlRoute[] = [
  {
    operationId: 'getDocument',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description.',
    result: z.looseObject({}),
    act: () => controlDocument(routes),
  },
  {
    operationId: 'listSessions',
    method: 'GET',
    path: '/sessions',
    summary: 'The sessions that are kept, in the order of creation.',
    result: SessionList,
    act: ({ sessions }) => ({ sessions: sessions.list() }),
  },
  {
    operationId: 'getClock',
    method: 'GET',
    path: '/clock',
    summary: 'The time that sessions expire by.',
    result: ClockState,
    act: ({ clock }) => ({ now: clock.now() }),
  },
  {
    operationId: 'advanceClock',
    method: 'POST',
    path: '/clock',
    summary: 'Moves the time on.',
    body: ClockParams,
    result: ClockState,
    act: ({ clock }, body) => {
      clock.advance((body as z.infer<typeof ClockParams>).advance);
      return { now: clock.now() };
    },
  },
  {
    operationId: 'listFaults',
    method: 'GET',
    path: '/faults',
    summary: 'What is still to go wrong.',
    result: FaultList,
    act: ({ faults }) => ({ faults: faults.list() }),
  },
  {
    operationId: 'addFaults',
    method: 'POST',
    path: '/faults',
    summary: 'Adds to what is to go wrong; answers all that is.',
    body: FaultList,
    result: FaultList,
    act: ({ faults }, body) => {
      faults.add(...(body as { faults: Fault[] }).faults);
      return { faults: faults.list() };
    },
  },
  {
    operationId: 'clearFaults',
    method: 'DELETE',
    path: '/faults',
    summary: 'Nothing goes wrong any more.',
    act: ({ faults }) => faults.clear(),
  },
  {
    operationId: 'admit',
    method: 'POST',
    path: '/admit',
    summary: 'What the hosted chat would answer a request with a client secret.',
    body: AdmitParams,
    result: AdmissionAnswer,
    act: ({ admit }, body) => {
      const admission = admit((body as z.infer<typeof AdmitParams>).client_secret);
      if (!('retryAfter' in admission)) return admission;
      const { retryAfter, ...refusal } = admission;
      return { ...refusal, retry_after: retryAfter };
    },
  },
  {
    operationId: 'reset',
    method: 'POST',
    path: '/reset',
    summary: 'Back to the start: no session, the first faults, the clock not advanced.',
    act: ({ reset }) => reset(),
  },
];

/**
 * Answers requests under `/_emulator/`. A request of a page goes through only from a listed origin,
 * so that no site in the same browser can drive the emulator.
 */
export function createControl(
  emulator: Controls,
  origins: readonly string[] | undefined,
): (request: PlainRequest) => Promise<Answer> {
  const findRoute = createRouter('/_emulator', routes);
  const isListed = createOriginCheck(origins);

  const answer = async (request: PlainRequest): Promise<Answer> => {
    const { route } = findRoute(request.method, request.path);
    // The schema of each route makes its body of the type that it acts on.
    const body = route.body && (await readJson(request, route.body));
    const result = route.act(emulator, body);
    return route.result ? json(200, result) : { status: 204, headers: {}, body: '' };
  };

  return async (request) => {
    const origin = request.header('origin');
    if (!origin) return answer(request);
    if (!isListed(origin)) {
      throw new Refusal(403, `Pages of ${origin} may not use this: it is no listed origin.`);
    }
    const allowed =
      request.method === 'OPTIONS' ? preflight : await answer(request).catch(toAnswer);
    const cors = { 'access-control-allow-origin': origin, vary: 'origin' };
    return { ...allowed, headers: { ...allowed.headers, ...cors } };
  };
}

const preflight: Answer = {
  status: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
  },
  body: '',
};

function toAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return errorAnswer(error);
  throw error;
}
