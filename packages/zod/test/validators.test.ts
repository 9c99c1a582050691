import { runInNewContext } from 'node:vm';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import * as m from 'zod/mini';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import * as zod from '../src/index.ts';
import * as mini from '../src/mini.ts';
import * as standalone from '../src/standalone.ts';
import { broken, hasProtoKey, valid } from './arbitraries.ts';
import { deciders, entries, schemaOf, zodSchemaOf } from './entries.ts';
import { fitsSpec, operationIds, schemaNames, schemas } from './spec.ts';

function forbid(_: string, { addIssue }: z.RefinementCtx): void {
  addIssue({ code: 'custom' });
}

function forbidBare({ value, issues }: z.core.ParsePayload<string>): void {
  issues.push({ code: 'custom', input: value });
}

const params = { user: 'user_123', workflow: { id: 'wf_123' } };

describe.each(Object.keys(entries))('%s', (entry) => {
  const { validators } = entries[entry] as typeof zod;

  test('has a Standard Schema for every schema of the spec, under its name', () => {
    for (const name of schemaNames) {
      const { version, vendor, validate } = schemaOf(entry, name)['~standard'];
      expect(version).toBe(1);
      expect(['zod', 'chatkit-sessions']).toContain(vendor);
      expect(validate(Symbol('nothing fits')).issues).toHaveLength(1);
    }
  });

  test('has validators for every operation, by its id', () => {
    expect(Object.keys(validators).sort()).toEqual([...operationIds].sort());
    expect(validators['sessions.create'].request).toBe(schemaOf(entry, 'SessionCreateParams'));
    expect(validators['sessions.create'].response).toBe(schemaOf(entry, 'ChatSession'));
    expect(validators['sessions.cancel']).toEqual({ response: schemaOf(entry, 'ChatSession') });
  });
});

test('the types of all three are those of the types package', () => {
  expectTypeOf<z.output<typeof zod.ChatSession>>().toExtend<ChatSession>();
  expectTypeOf<SessionCreateParams>().toExtend<z.input<typeof mini.SessionCreateParams>>();
  const session = standalone.ChatSession['~standard'].validate(null);
  if (!session.issues) expectTypeOf(session.value).toEqualTypeOf<ChatSession>();
  expect(session.issues).toHaveLength(1);
});

describe.each([
  ['@chatkit-sessions/zod', zod],
  ['@chatkit-sessions/zod/mini', mini],
])('%s', (entry, { SessionCreateParams: Params, ...others }) => {
  test('parses, and refuses with all that is wrong', () => {
    expect(Params.parse(params)).toEqual(params);
    const { error } = Params.safeParse({ user: '', workflow: {} });
    expect(error?.issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['too_small', 'user'],
      ['invalid_type', 'workflow.id'],
    ]);
  });

  test('gives a copy: what is parsed is not what came in', () => {
    const input = { user: 'u', workflow: { id: 'w', state_variables: { a: 1 } } };
    const output = Params.parse(input);
    expect(output).toEqual(input);
    expect(output).not.toBe(input);
    expect(output.workflow).not.toBe(input.workflow);
    expect(output.workflow.state_variables).not.toBe(input.workflow.state_variables);
  });

  test('composes: a part, a list, a check of its own', () => {
    const App = z.object({ sessions: z.array(Params), status: others.ChatSessionStatus });
    const good = { sessions: [params], status: 'active' };
    expect(App.parse(good)).toEqual(good);
    const { error } = App.safeParse({ sessions: [{ ...params, user: 1 }], status: 'gone' });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['sessions.0.user', 'status']);
    const own = Params.check(({ value, issues }) => {
      if (value.user === 'root')
        issues.push({ code: 'custom', input: value, message: 'Not root.' });
    });
    expect(own.safeParse({ ...params, user: 'root' }).error?.issues[0]?.message).toBe('Not root.');
    expect(own.safeParse({ ...params, user: '' }).success).toBe(false);
    expect(own.parse(params)).toEqual(params);
  });

  test.each(schemaNames)('gives JSON Schema that says the same: %s', (name) => {
    const schema = zodSchemaOf(entry, name);
    const json = z.toJSONSchema(schema);
    const validate = new Ajv2020({ strict: false, strictNumbers: true }).compile(json);
    const either = fc.oneof(valid(schemas[name] ?? {}), broken(schemas[name] ?? {}));
    fc.assert(
      fc.property(either, (value) => {
        fc.pre(!hasProtoKey(value));
        expect(validate(value)).toBe(fitsSpec(name, value));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a check that is added speaks for itself', () => {
  const { user } = zod.SessionCreateParams.shape;
  const { seconds } = zod.ChatSessionExpiresAfterParam.shape;
  const { state_variables } = zod.ChatSessionWorkflowParam.shape;
  const status = zod.ChatSessionStatus;

  test.each<[string, z.ZodType, unknown, z.ZodType]>([
    ['refine', zod.SessionCreateParams.refine(() => false), params, z.any().refine(() => false)],
    ['refine of an enum', status.refine(() => false), 'active', z.any().refine(() => false)],
    ['refine of a map', state_variables.refine(() => false), {}, z.any().refine(() => false)],
    ['max', user.max(3), 'user', z.string().max(3)],
    ['min', user.min(9), 'user', z.string().min(9)],
    ['length', user.length(9), 'user', z.string().length(9)],
    ['email', user.email(), 'user', z.string().email()],
    ['url', user.url(), 'user', z.string().url()],
    ['regex', user.regex(/^usr_/), 'user', z.string().regex(/^usr_/)],
    ['startsWith', user.startsWith('usr_'), 'user', z.string().startsWith('usr_')],
    ['max of a number', seconds.max(100), 200, z.number().max(100)],
    ['multipleOf', seconds.multipleOf(60), 61, z.number().multipleOf(60)],
    ['superRefine', user.superRefine(forbid), 'user', z.string().superRefine(forbid)],
    ['a bare issue', user.check(forbidBare), 'user', z.string().check(forbidBare)],
  ])('%s', (_, schema, value, plain) => {
    const messages = (of: z.ZodType) => of.safeParse(value).error?.issues.map((one) => one.message);
    expect(messages(plain)).toHaveLength(1);
    expect(messages(schema)).toEqual(messages(plain));
  });

  test('refine of mini', () => {
    const refused = (schema: m.ZodMiniType) =>
      schema.check(m.refine(() => false)).safeParse(params).error?.issues;
    expect(refused(mini.SessionCreateParams)).toHaveLength(1);
    expect(refused(mini.SessionCreateParams)).toEqual(refused(m.any()));
  });

  test('and the rules of the schema go on speaking for themselves', () => {
    const Own = zod.SessionCreateParams.extend({ user: user.max(3).regex(/^u/) });
    expect(Own.safeParse({ ...params, user: '' }).error?.issues[0]?.message).toBe(
      'Expected a string of at least 1 character, got a string of length 0. Give your own id of the person who is signed in.',
    );
    expect(user.max(3).safeParse(5).error?.issues[0]?.message).toMatch(/^Expected a string of at/);
    expect(user.max(3, 'Too long.').safeParse('user').error?.issues[0]?.message).toBe('Too long.');
  });
});

test('an extended schema is as strict as before, and has what it was given', () => {
  const Extended = zod.SessionCreateParams.extend({ trace_id: z.string() });
  expect(Extended.parse({ ...params, trace_id: 't' })).toEqual({ ...params, trace_id: 't' });
  expect(Extended.safeParse(params).success).toBe(false);
  expect(Extended.safeParse({ ...params, trace_id: 't', other: 1 }).success).toBe(false);
  expect(Extended.safeParse(Object.assign(new Date(), params)).success).toBe(false);
  const Partial = zod.SessionCreateParams.partial();
  expect(Partial.parse({})).toEqual({});
  expect(zod.ChatSessionStatus.options).toEqual(['active', 'expired', 'cancelled']);
});

describe('the bound of ten megabytes on a state variable', () => {
  const body = (value: string) => ({
    user: 'u',
    workflow: { id: 'w', state_variables: { value } },
  });
  const limit = 10_485_760;

  test.each(Object.keys(entries))('is kept to the character by %s', (entry) => {
    const { validate } = schemaOf(entry, 'SessionCreateParams')['~standard'];
    expect(validate(body('x'.repeat(limit))).issues).toBeUndefined();
    expect(validate(body('🙂'.repeat(limit))).issues).toBeUndefined();
    expect(validate(body('x'.repeat(limit + 1))).issues).toHaveLength(1);
    expect(validate(body(`${'🙂'.repeat(limit)}x`)).issues).toHaveLength(1);
  });
});

test.each(Object.keys(entries))('a key __proto__ is one mistake to %s', (entry) => {
  const proto: unknown = JSON.parse('{ "__proto__": {} }');
  const issuesOf = (name: string, value: unknown) =>
    schemaOf(entry, name)['~standard'].validate(value).issues;
  expect(issuesOf('ChatSessionTracingParam', proto)).toHaveLength(1);
  expect(issuesOf('ErrorResponse', { error: null, extra: proto })).toHaveLength(2);
  expect(
    issuesOf(
      'ChatSessionRateLimits',
      Object.assign(proto as object, { max_requests_per_1_minute: 1 }),
    ),
  ).toHaveLength(1);
  const workflow = { id: 'w', state_variables: JSON.parse('{ "__proto__": 1 }') as unknown };
  expect(issuesOf('ChatSessionWorkflowParam', workflow)).toHaveLength(1);
});

describe('an answer that is more than JSON text can be', () => {
  const session = { error: { message: 'm', type: 't', param: null, code: null } };

  test.each(Object.keys(entries))('nested deeper than the stack passes %s', (entry) => {
    const { validate } = schemaOf(entry, 'ErrorResponse')['~standard'];
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(validate({ ...session, deep }).issues).toBeUndefined();
    expect(validate({ error: null, deep }).issues).toHaveLength(1);
  });

  test.each(Object.keys(entries))('a cycle is refused by %s', (entry) => {
    const { validate } = schemaOf(entry, 'ErrorResponse')['~standard'];
    const cycle: Record<string, unknown> = { part: [] };
    cycle['part'] = [{ cycle }];
    const shared = { twice: 1 };
    expect(validate({ ...session, cycle }).issues).toHaveLength(1);
    expect(validate({ ...session, once: shared, again: [shared, shared] }).issues).toBeUndefined();
  });
});

test.each(Object.keys(entries))('undefined is an absent property to %s, but no value', (entry) => {
  const { validate } = schemaOf(entry, 'SessionCreateParams')['~standard'];
  expect(validate({ ...params, rate_limits: undefined }).issues).toBeUndefined();
  expect(validate({ ...params, user: undefined }).issues).toHaveLength(1);
  expect(validate({ ...params, extra: undefined }).issues).toHaveLength(1);
  const state_variables = { plan: undefined };
  expect(validate({ ...params, workflow: { id: 'w', state_variables } }).issues).toHaveLength(1);
});

test.each(Object.keys(entries))('an instance with an own isPrototypeOf is none to %s', (entry) => {
  class Impostor {
    readonly user = 'u';
    readonly workflow = { id: 'w' };
    isPrototypeOf(): boolean {
      return true;
    }
  }
  const { validate } = schemaOf(entry, 'SessionCreateParams')['~standard'];
  expect(validate(new Impostor()).issues).toHaveLength(1);
  // Nor is it one when its class extends nothing, not even what every object is.
  Object.setPrototypeOf(Impostor.prototype, null);
  Reflect.deleteProperty(Impostor.prototype, 'isPrototypeOf');
  expect(validate(new Impostor()).issues).toHaveLength(1);
  const frame: unknown = runInNewContext(`(${JSON.stringify(params)})`);
  expect(validate(frame).issues).toBeUndefined();
});

describe('an answer with an array that is no plain one', () => {
  class List extends Array<unknown> {}
  const holed = Object.assign([0, 1], { more: 1 });
  delete holed[0];
  const sparse = [0, 1];
  delete sparse[0];
  const iterator = { value: () => [][Symbol.iterator]() };
  test.each(Object.keys(entries))('is refused by %s', (entry) => {
    const { validate } = schemaOf(entry, 'ErrorResponse')['~standard'];
    const answer = (extra: unknown) =>
      validate({ error: { message: 'm', type: 't', param: null, code: null }, extra });
    for (const extra of [
      new List(),
      /a/.exec('a'),
      holed,
      sparse,
      Object.defineProperty([new Date()], Symbol.iterator, iterator),
    ]) {
      expect(answer(extra).issues).toHaveLength(1);
    }
    for (const extra of [[], [null], [[1, 'a'], {}]]) {
      expect(answer(extra).issues).toBeUndefined();
    }
  });
});

describe('what is no part of JSON', () => {
  const zodDeciders = deciders('SessionCreateParams').filter(
    ([name]) => !name.endsWith('/standalone'),
  );
  const hidden = (value: object, key: string) =>
    Object.defineProperty(value, key, { value: 'u', enumerable: false });
  /** Gives one answer when it is read, and another one ever after. */
  const flipping = (first: unknown, then: unknown) => {
    let reads = 0;
    return {
      get user() {
        return reads++ === 0 ? first : then;
      },
      workflow: { id: 'w' },
    };
  };

  test.each(zodDeciders)('goes unseen by %s, and does not come out', (_, validate) => {
    expect(validate(hidden({ workflow: { id: 'w' } }, 'user')).issues).toHaveLength(1);
    expect(validate({ user: 'u', workflow: hidden({}, 'id') }).issues).toHaveLength(1);
    const symbol = Symbol('unseen');
    const state_variables = hidden({ a: 1, [symbol]: 1 }, 'b');
    const workflow = { id: 'w', state_variables, [symbol]: 1 };
    const { issues, ...verdict } = validate(hidden({ ...params, workflow, [symbol]: 1 }, 'more'));
    expect(issues).toBeUndefined();
    expect(verdict).toStrictEqual({
      value: { ...params, workflow: { id: 'w', state_variables: { a: 1 } } },
    });
  });

  test.each(zodDeciders)('a getter gives %s what comes out', (_, validate) => {
    for (const [first, then] of [
      ['u', 5],
      [5, 'u'],
    ]) {
      const verdict = validate(flipping(first, then));
      if (verdict.issues) expect(verdict.issues).toHaveLength(1);
      else expect(verdict.value).toStrictEqual({ user: 'u', workflow: { id: 'w' } });
    }
  });

  test('a refusal has an issue even when a getter gave something else before', () => {
    const { validate } = standalone.SessionCreateParams['~standard'];
    expect(validate(flipping(5, 'u')).issues).toEqual([
      { path: [], message: 'Expected a JSON value, got an object of size 2.' },
    ]);
  });
});
