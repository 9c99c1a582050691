import { admit } from './admit.ts';
import { errorAnswer, Refusal, type Answer } from './answers.ts';
import { createApi } from './api.ts';
import { AdvancingClock } from './clock.ts';
import { createControl } from './control.ts';
import type { Controls } from './controls.ts';
import type { Fault } from './fault.ts';
import { Faults } from './faults.ts';
import { createFetch } from './fetch.ts';
import type { PlainRequest } from './plain-request.ts';
import { createIds, seededRandom } from './random.ts';
import { toKeys } from './requests.ts';
import { Sessions, toChatSession } from './sessions.ts';
import { createWorkflowCheck } from './workflows.ts';

/** What an emulator is made with. Everything has a default. */
export interface EmulatorOptions {
  /** The API keys that pass. Default: any key does. */
  apiKeys?: readonly string[] | undefined;
  /**
   * The workflows that there are, each as `id`, for every version, or as `id@version`. Any other is
   * a 404. Default: every workflow exists.
   */
  workflows?: readonly string[] | undefined;
  /** Gives the time in milliseconds of Unix time. Default: `Date.now`. */
  clock?: (() => number) | undefined;
  /**
   * Gives numbers in [0, 1), from which ids and secrets are made. The first two seed what faults
   * with a rate are drawn from and what makes request ids, so that neither moves another. Default:
   * faults are drawn from a fixed seed, so that a run repeats, ids from real entropy.
   */
  random?: (() => number) | undefined;
  /** What is to go wrong from the start. Default: nothing. */
  faults?: readonly Fault[] | undefined;
  /**
   * The loopback origins whose pages may use `/_emulator/`, such as `http://localhost:5173`; `*` as
   * the port stands for any. Default: any port of `localhost`, `127.0.0.1` and `[::1]`, over http.
   */
  origins?: readonly string[] | undefined;
}

/** The ChatKit sessions API in this process, and what a test holds it by. */
export interface Emulator extends Controls {
  /**
   * Answers a request as the API would, under the prefix `/v1` of any host; hand it to a client as
   * its `fetch`. Touches no network. Rejects where a fault says so and when the signal aborts.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** As `fetch`, without the objects of the Web: what a server on a socket builds on. */
  handle(request: PlainRequest): Promise<Answer>;
}

/**
 * The ChatKit sessions API in this process. It starts with no session and keeps what it has in
 * memory, shared with no other emulator.
 *
 * ```ts
 * const emulator = createEmulator();
 * const client = new OpenAI({ apiKey: 'any-key', fetch: emulator.fetch });
 * ```
 *
 * Throws a TypeError for a key, a workflow, a fault or an origin that is none.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const clock = new AdvancingClock(options.clock ?? (() => Date.now()));
  const sessions = new Sessions();
  const { random } = options;
  const faultSeed = random ? toSeed(random()) : 1;
  const faults = new Faults(seededRandom(faultSeed));
  // Every answer has a request id, those to control too, which must not change the sessions' ids.
  const newRequestId = createIds(random && seededRandom(toSeed(random())));
  const newId = createIds(random);
  faults.add(options.faults ?? []);
  const firstFaults = faults.list();
  const api = createApi({
    clock,
    sessions,
    newId,
    faults,
    checkWorkflow: createWorkflowCheck(options.workflows),
    apiKeys: options.apiKeys && toKeys(options.apiKeys),
  });

  const held: Controls = {
    sessions: {
      list: () => {
        const now = clock.now();
        return sessions.list(now).map((session) => toChatSession(session, now));
      },
    },
    faults: {
      add: (...added) => faults.add(added),
      list: () => faults.list(),
      clear: () => faults.clear(),
    },
    clock: { now: () => clock.now(), advance: (milliseconds) => clock.advance(milliseconds) },
    admit: (clientSecret) => admit(sessions, clientSecret, clock.now()),
    reset: () => {
      sessions.clear();
      clock.reset();
      faults.reset(seededRandom(faultSeed), firstFaults);
    },
  };
  const control = createControl(held, options.origins);
  const handle = async (request: PlainRequest): Promise<Answer> => {
    const answerer = request.path.startsWith('/_emulator/') ? control : api;
    const answer = await answerer(request).catch((error: unknown) => {
      if (error instanceof Refusal) return errorAnswer(error);
      throw error;
    });
    // A fault may have brought its own.
    answer.headers['x-request-id'] ??= newRequestId('req_');
    return answer;
  };
  return { ...held, handle, fetch: createFetch(handle) };
}

function toSeed(number: number): number {
  return Math.floor(number * 2 ** 32);
}
