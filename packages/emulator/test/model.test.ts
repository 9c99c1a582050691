import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEmulator, type Emulator, type Fault } from '../src/index.ts';
import { createTestClock, headers } from './calls.ts';

/** The state that the emulator should have. */
interface Model {
  now: number;
  sessions: {
    end: number;
    limit: number;
    isCancelled: boolean;
    admitted: number[];
    key: number | undefined;
  }[];
  faults: Fault[];
}

interface Real {
  emulator: Emulator;
  pass: (milliseconds: number) => void;
  /** The sessions of the emulator, in the order of the model's. */
  known: { id: string; client_secret: string }[];
}

const start = 1_700_000_000_000;
const status = (model: Model, at: number) => {
  const { isCancelled, end } = model.sessions[at] ?? { isCancelled: false, end: 0 };
  return isCancelled ? 'cancelled' : model.now >= end ? 'expired' : 'active';
};
/** Expects every session to have the model's status. */
const agree = (model: Model, { emulator }: Real) =>
  expect(emulator.sessions.list().map((session) => session.status)).toEqual(
    model.sessions.map((_, at) => status(model, at)),
  );

async function post({ emulator }: Real, path: string, body?: object, key?: number) {
  const response = await emulator
    .fetch(`http://localhost/v1/chatkit/sessions${path}`, {
      method: 'POST',
      headers: { ...headers, ...(key !== undefined && { 'idempotency-key': String(key) }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    .catch(() => undefined);
  const json: unknown = await response?.json().catch(() => undefined);
  return { status: response?.status, json };
}

/** Returns the status of a call after the next fault, and whether the operation runs. */
function applyFault(model: Model, own: number): { status: number | undefined; isDone: boolean } {
  const fault = model.faults.shift();
  if (!fault) return { status: own, isDone: true };
  if (fault.reset) return { status: undefined, isDone: fault.reset === 'after' };
  return fault.status ? { status: fault.status, isDone: false } : { status: own, isDone: true };
}

type Command = fc.AsyncCommand<Model, Real>;

class Create implements Command {
  readonly seconds: number;
  readonly limit: number;
  readonly key: number | undefined;
  constructor(seconds: number, limit: number, key: number | undefined) {
    [this.seconds, this.limit, this.key] = [seconds, limit, key];
  }
  check = () => true;
  toString = () => `create(${this.seconds} s, ${this.limit} a minute, key ${this.key})`;
  async run(model: Model, real: Real): Promise<void> {
    const { seconds, limit, key } = this;
    const body = {
      // A key always has the same body here, so it always gives the same session.
      user: `user_${key}`,
      workflow: { id: 'wf' },
      expires_after: { anchor: 'created_at', seconds: key === undefined ? seconds : 300 },
      rate_limits: { max_requests_per_1_minute: key === undefined ? limit : 2 },
    };
    const isNew = key === undefined || !model.sessions.some((session) => session.key === key);
    const expected = applyFault(model, 200);
    const response = await post(real, '', body, key);
    expect(response.status).toBe(expected.status);
    if (expected.isDone && isNew) {
      model.sessions.push({
        end: Math.floor(model.now / 1000) * 1000 + body.expires_after.seconds * 1000,
        limit: body.rate_limits.max_requests_per_1_minute,
        isCancelled: false,
        admitted: [],
        key,
      });
      const made = real.emulator.sessions.list().at(-1);
      if (made) real.known.push(made);
    }
    agree(model, real);
  }
}

class Cancel implements Command {
  readonly pick: number;
  constructor(pick: number) {
    this.pick = pick;
  }
  check = () => true;
  toString = () => `cancel(${this.pick})`;
  async run(model: Model, real: Real): Promise<void> {
    const at = this.pick % (model.sessions.length + 1);
    const session = model.sessions[at];
    const expected = applyFault(model, session ? 200 : 404);
    const response = await post(real, `/${real.known[at]?.id ?? 'cksess_none'}/cancel`);
    expect(response.status).toBe(expected.status);
    if (expected.isDone && session && status(model, at) === 'active') session.isCancelled = true;
    agree(model, real);
  }
}

class Admit implements Command {
  readonly pick: number;
  constructor(pick: number) {
    this.pick = pick;
  }
  check = () => true;
  toString = () => `admit(${this.pick})`;
  run(model: Model, real: Real): Promise<void> {
    const at = this.pick % (model.sessions.length + 1);
    const session = model.sessions[at];
    const response = real.emulator.admit(real.known[at]?.client_secret ?? 'ek_none');
    const recent = (session?.admitted ?? []).filter((time) => time > model.now - 60_000);
    const reason = !session
      ? 'unknown'
      : status(model, at) !== 'active'
        ? status(model, at)
        : recent.length >= session.limit
          ? 'rate_limited'
          : undefined;
    expect(response.ok ? undefined : response.reason).toBe(reason);
    if (response.ok) session?.admitted.push(model.now);
    agree(model, real);
    return Promise.resolve();
  }
}

class Advance implements Command {
  readonly by: number;
  readonly isOwn: boolean;
  constructor(by: number, isOwn: boolean) {
    [this.by, this.isOwn] = [by, isOwn];
  }
  check = () => true;
  toString = () => `advance(${this.by} ms)`;
  run(model: Model, real: Real): Promise<void> {
    if (this.isOwn) real.emulator.clock.advance(this.by);
    else real.pass(this.by);
    model.now += this.by;
    agree(model, real);
    return Promise.resolve();
  }
}

class Fail implements Command {
  readonly fault: Fault;
  constructor(fault: Fault) {
    this.fault = fault;
  }
  check = () => true;
  toString = () => `fault(${JSON.stringify(this.fault)})`;
  run(model: Model, { emulator }: Real): Promise<void> {
    emulator.faults.add(this.fault);
    model.faults.push(this.fault);
    return Promise.resolve();
  }
}

const commands = fc.commands(
  [
    fc
      .tuple(
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 3 }),
        fc.option(fc.nat(2), { nil: undefined }),
      )
      .map((of) => new Create(...of)),
    fc.nat().map((pick) => new Cancel(pick)),
    fc.nat().map((pick) => new Admit(pick)),
    fc.nat().map((pick) => new Admit(pick)),
    fc.tuple(fc.nat(200_000), fc.boolean()).map((of) => new Advance(...of)),
    fc
      .constantFrom<Fault>(
        { status: 429 },
        { status: 500, damage: 'html' },
        { reset: 'before' },
        { reset: 'after' },
        { damage: 'invalid' },
        { damage: 'truncated' },
      )
      .map((fault) => new Fail(fault)),
  ],
  { maxCommands: 60 },
);

test('the emulator agrees with a model after any sequence of calls', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const clock = createTestClock(start);
      const emulator = createEmulator({ clock: clock.read });
      await fc.asyncModelRun(
        () => ({
          model: { now: start, sessions: [], faults: [] },
          real: { emulator, pass: clock.pass, known: [] },
        }),
        sequence,
      );
    }),
    { numRuns: 150, seed: 1 },
  );
});
