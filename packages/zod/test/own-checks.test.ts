import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import * as m from 'zod/mini';
import * as zod from '../src/index.ts';
import * as mini from '../src/mini.ts';
import { params } from './params.ts';

function forbid(_: string, { addIssue }: z.RefinementCtx): void {
  addIssue({ code: 'custom' });
}

function forbidBare({ value, issues }: z.core.ParsePayload<string>): void {
  issues.push({ code: 'custom', input: value });
}

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
