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
import type { Fault } from './faults/schema.ts';
import { createFetch } from './http/fetch.ts';
import { createGuard } from './http/guard.ts';
import type { PlainRequest } from './http/request.ts';
import { errorResponse, type PlainResponse } from './http/response.ts';
import { checkOptions } from './options.ts';
import { createIds, seededRandom } from './random.ts';

/** The options of `createEmulator`, all of them optional. */
export interface EmulatorOptions {
  /** The API keys to accept. Defaults to any key. */
  apiKeys?: readonly string[] | undefined;
  /**
   * The workflows that exist, each as `id`, which means every version, or as `id@version`. Any other
   * one is a 404. Defaults to every workflow.
   */
  workflows?: readonly string[] | undefined;
  /** Returns the Unix time in milliseconds. Defaults to `Date.now`. */
  clock?: (() => number) | undefined;
  /**
   * Returns numbers in [0, 1) for ids, secrets and the `rate` of faults. Defaults to real entropy for
   * ids and secrets, and to a fixed seed for rates, so that a run repeats.
   */
  random?: (() => number) | undefined;
  /** The faults to start with. Defaults to none. */
  faults?: readonly Fault[] | undefined;
  /**
   * The loopback origins whose pages may call a served emulator, such as `http://localhost:5173`;
   * `*` as the port means any. Defaults to any port of `localhost`, `127.0.0.1` and `[::1]` over http.
   */
  origins?: readonly string[] | undefined;
}

/** An emulator of the ChatKit API, sessions and threads, in this process, with its controls. */
export interface Emulator extends Controls {
  /**
   * Responds as the API does, under `/v1` of any host. Pass it to a client as its `fetch`. Uses no
   * network. Rejects where a fault says so and when the signal aborts.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Does the same without the classes of the Web, for a server of your own. */
  handle(request: PlainRequest): Promise<PlainResponse>;
}

/**
 * Creates an emulator of the ChatKit API. It starts without sessions and threads and keeps its state in
 * memory, apart from every other emulator. Throws a TypeError for an unknown or invalid option.
 *
 * ```ts
 * const emulator = createEmulator();
 * const client = new OpenAI({ apiKey: 'any-key', fetch: emulator.fetch });
 * ```
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  checkOptions('createEmulator', options, {
    apiKeys: 'a list of strings',
    workflows: 'a list of strings',
    clock: 'a function',
    random: 'a function',
    faults: 'a list',
    origins: 'a list of strings',
  });
  const { apiKeys, random } = options;
  const clock = new AdvancingClock(options.clock ?? (() => Date.now()));
  // The first two numbers are seeds, so that faults, request ids and session ids do not affect each
  // other: every response has a request id, those of the control API too.
  const faultSeed = random ? toSeed(random()) : 1;
  const createRequestId = createIds(random && seededRandom(toSeed(random())));
  const faults = new FaultQueue(seededRandom(faultSeed));
  faults.add(options.faults ?? []);
  const firstFaults = faults.list();
  const sessions = new SessionStore();
  const threads = new ThreadStore();
  const createId = createIds(random);
  const checkWorkflow = createWorkflowCheck(options.workflows);
  const state: State = { clock, sessions, threads, createId, checkWorkflow };

  const controls: Controls = {
    sessions: {
      list: () => {
        const now = clock.now();
        return sessions.list(now).map((session) => toChatSession(session, now));
      },
    },
    threads: {
      add: (params) => addThread(state, params),
      list: () => structuredClone(threads.listAll()),
    },
    faults: {
      add: (...added) => faults.add(added),
      list: () => faults.list(),
      clear: () => faults.clear(),
    },
    clock: { now: () => clock.now(), advance: (milliseconds) => clock.advance(milliseconds) },
    admit: (clientSecret, message) => {
      if (message !== undefined) checkMessage(message);
      return admit(state, clientSecret, message);
    },
    history: (clientSecret, threadId) => readHistory(state, clientSecret, threadId),
    reset: () => {
      sessions.clear();
      threads.clear();
      clock.reset();
      faults.reset(seededRandom(faultSeed), firstFaults);
    },
  };
  const api = createApi({ state, faults, apiKeys: apiKeys && parseApiKeys(apiKeys) });
  const control = createControl(controls);
  const guarded = createGuard(options.origins, (request) => {
    const handler = request.path.startsWith(`${controlPath}/`) ? control : api;
    return handler(request).catch(errorResponse);
  });
  const handle = async (request: PlainRequest): Promise<PlainResponse> => {
    const response = await guarded(request);
    // A fault may have set its own.
    response.headers['x-request-id'] ??= createRequestId('req_', () => false);
    return response;
  };
  return { ...controls, handle, fetch: createFetch(handle) };
}

function toSeed(number: number): number {
  return Math.floor(number * 2 ** 32);
}
