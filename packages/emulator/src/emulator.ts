import { admit } from './api/admission.ts';
import { createApi } from './api/api.ts';
import { parseApiKeys } from './api/authentication.ts';
import type { State } from './api/call.ts';
import { checkMessage } from './api/chat.ts';
import { readHistory } from './api/history.ts';
import { SessionStore, toChatSession } from './api/sessions.ts';
import { addThread } from './api/thread-params.ts';
import { ThreadStore } from './api/threads.ts';
import { createWorkflowCheck } from './api/workflows.ts';
import { AdvancingClock } from './clock.ts';
import { controlPath, createControl } from './control/control.ts';
import type { Controls } from './control/controls.ts';
import { FaultQueue } from './faults/queue.ts';
import { checkEmulatorOptions, type EmulatorOptions } from './emulator-options.ts';
import { Events } from './events.ts';
import { createFetch } from './http/fetch.ts';
import { createGuard } from './http/guard.ts';
import type { PlainRequest } from './http/request.ts';
import { errorResponse, type PlainResponse } from './http/response.ts';
import { Journal } from './journal/journal.ts';
import { createRequests } from './journal/requests.ts';
import { CountedIds } from './random.ts';
import { readSnapshot, type Snapshot } from './snapshot/schema.ts';
import { loadSnapshot, takeSnapshot } from './snapshot/snapshot.ts';

/** An emulator of the ChatKit API, sessions and threads, in this process, with its controls. */
export interface Emulator extends Controls {
  /**
   * Responds as the API does, under `/v1` of any host. Pass it to a client as its `fetch`. Uses no
   * network. Rejects for a fault with `reset` and when the signal aborts.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Responds to a request without the Web's `Request` and `Response`, for a server of your own. */
  handle(request: PlainRequest): Promise<PlainResponse>;
}

/**
 * Creates an emulator of the ChatKit API. It starts without sessions and threads, and keeps its own
 * state in memory. Throws a TypeError for an unknown or invalid option.
 *
 * ```ts
 * const emulator = createEmulator();
 * const client = new OpenAI({ apiKey: 'any-key', fetch: emulator.fetch });
 * ```
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  checkEmulatorOptions(options);
  const { apiKeys, random } = options;
  const events = new Events();
  const journal = new Journal(options.journal ?? 1000, events);
  const clock = new AdvancingClock(options.clock ?? (() => Date.now()));
  // Three seeds, so that faults and request ids do not affect session ids. Every response has a request
  // id, also those of the control API.
  const faultSeed = random ? toSeed(random()) : 1;
  const requestIds = new CountedIds(random && toSeed(random()));
  const ids = new CountedIds(random && toSeed(random()));
  const faults = new FaultQueue(faultSeed, () => events.change('faults'));
  faults.add(options.faults ?? []);
  const firstFaults = faults.list();
  const createStores = () => ({
    sessions: new SessionStore(() => events.change('sessions')),
    threads: new ThreadStore(() => events.change('threads')),
  });
  const state: State = {
    clock,
    ...createStores(),
    createId: ids.create,
    checkWorkflow: createWorkflowCheck(options.workflows),
  };

  const parts = { state, clock, ids, requestIds, faults };
  const restore = (snapshot: Snapshot): void => {
    const valid = readSnapshot(snapshot);
    Object.assign(state, createStores());
    loadSnapshot(parts, valid);
    events.change('state');
  };

  if (options.snapshot) restore(options.snapshot);
  if (options.snapshot && options.faults) faults.replace(options.faults);

  const controls: Controls = {
    sessions: {
      list: () => {
        const now = clock.now();
        return state.sessions.list(now).map((session) => toChatSession(session, now));
      },
    },
    threads: {
      add: (params) => addThread(state, params),
      list: () => structuredClone(state.threads.listAll()),
      items: (threadId) => structuredClone(state.threads.listAllItems(threadId)),
    },
    faults: {
      add: (...added) => faults.add(added),
      list: () => faults.list(),
      clear: () => faults.clear(),
    },
    requests: createRequests(journal, () => events.change('state')),
    clock: {
      now: () => clock.now(),
      advance: (milliseconds) => {
        clock.advance(milliseconds);
        events.change('clock');
      },
    },
    admit: (clientSecret, message) => {
      if (message !== undefined) checkMessage(message);
      const admission = admit(state, clientSecret, message);
      if (admission.ok) events.change('sessions'); // It counts the request.
      return admission;
    },
    snapshot: () => takeSnapshot(parts),
    restore,
    history: (clientSecret, threadId) => readHistory(state, clientSecret, threadId),
    subscribe: (listener) => events.subscribe(listener),
    reset: () => {
      Object.assign(state, createStores());
      clock.reset();
      faults.reset(firstFaults, 0);
      journal.clear();
      events.change('state');
    },
  };
  const api = createApi({ state, faults, apiKeys: apiKeys && parseApiKeys(apiKeys) });
  const control = createControl(controls);
  const guarded = createGuard(options.origins, async (request) => {
    const handler = isControl(request) ? control : api;
    try {
      return await handler(request);
    } catch (error) {
      return errorResponse(error);
    }
  });
  const withRequestId = async (request: PlainRequest): Promise<PlainResponse> => {
    const response = await guarded(request);
    // A fault may have set this header.
    response.headers['x-request-id'] ??= requestIds.create('req_', () => false);
    return response;
  };
  const handle = (request: PlainRequest): Promise<PlainResponse> =>
    journal.isOn && !isControl(request)
      ? journal.record(request, withRequestId)
      : withRequestId(request);
  return { ...controls, handle, fetch: createFetch(handle) };
}

function isControl({ path }: PlainRequest): boolean {
  return path.startsWith(`${controlPath}/`);
}

function toSeed(number: number): number {
  return Math.floor(number * 2 ** 32);
}
