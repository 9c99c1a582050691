import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import * as zod from '../src/index.ts';
import * as mini from '../src/mini.ts';
import * as standalone from '../src/standalone.ts';
import { broken } from './broken-values.ts';
import { entries, schemaOf, zodSchemaOf } from './entries.ts';
import { params } from './params.ts';
import { fitsSpec, operationIds, schemaNames, schemas } from './spec.ts';
import { hasProtoKey, valid } from './valid-values.ts';

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
