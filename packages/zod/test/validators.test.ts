import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import * as zod from '../src/index.ts';
import * as mini from '../src/mini.ts';
import * as standalone from '../src/standalone.ts';
import { broken, hasProtoKey, valid } from './arbitraries.ts';
import { entries, schemaOf } from './entries.ts';
import { fitsSpec, operationIds, schemaNames, schemas } from './spec.ts';

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
  ['zod', zod],
  ['zod/mini', mini],
])('%s', (_, { SessionCreateParams: Params, ...others }) => {
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
    // The same key in both flavours; each is some schema of zod.
    const schema = others[name as 'ChatSession'] ?? Params;
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
