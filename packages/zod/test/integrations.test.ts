import { zodResolver } from '@hookform/resolvers/zod';
import { zValidator } from '@hono/zod-validator';
import type { SessionCreateParams as Params } from '@chatkit-sessions/types';
import { Hono } from 'hono';
import { expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import {
  type ChatSession,
  ChatSessionExpiresAfterParam,
  ChatSessionStatus,
  SessionCreateParams,
} from '../src/index.ts';
import { params } from './params.ts';

const invalid = { ...params, workflow_id: 'wf_1' };
const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;
const { shape } = SessionCreateParams;

test.each<[way: string, schema: z.ZodType, valid: unknown, invalid: unknown]>([
  ['extend', SessionCreateParams.extend({ trace: z.string() }), { ...params, trace: 't' }, params],
  [
    'extend, still closed',
    SessionCreateParams.extend({ trace: z.string() }).partial(),
    {},
    invalid,
  ],
  ['pick', SessionCreateParams.pick({ user: true }), { user: 'u' }, params],
  ['omit', SessionCreateParams.omit({ workflow: true }), { user: 'u' }, params],
  ['partial', SessionCreateParams.partial(), {}, { user: '' }],
  ['required', SessionCreateParams.required(), undefined, params],
  [
    'refine',
    SessionCreateParams.refine(({ user }) => user !== 'root'),
    params,
    { ...params, user: 'root' },
  ],
  ['a field of the shape', shape.user.max(3), 'abc', 'abcd'],
  ['a field of a part', ChatSessionExpiresAfterParam.shape.seconds.multipleOf(60), 120, 61],
  ['an enum', ChatSessionStatus.exclude(['expired']), 'active', 'expired'],
  [
    'inside an object',
    z.object({ body: SessionCreateParams }),
    { body: params },
    { body: invalid },
  ],
  ['z.compile', z.compile(SessionCreateParams), params, invalid],
])('the schemas work with the zod feature %s', (_, schema, valid, refused) => {
  if (valid !== undefined) expect(schema.parse(valid)).toEqual(valid);
  expect(accepts(schema, refused)).toBe(false);
});

test('a check added to a schema keeps its own message', () => {
  const { error } = shape.user.max(3, 'Too long.').safeParse('user');
  expect(error?.issues.map(({ message }) => message)).toEqual(['Too long.']);
});

test('parse() returns a copy that has the type of the types package', () => {
  const parsed = SessionCreateParams.parse(params);
  expect(parsed).not.toBe(params);
  expectTypeOf(parsed).toEqualTypeOf<Params>();
  expectTypeOf<z.infer<typeof SessionCreateParams>>().toEqualTypeOf<Params>();
  expectTypeOf<z.input<typeof SessionCreateParams>>().toEqualTypeOf<Params>();
  expectTypeOf<z.infer<typeof ChatSession>['status']>().toEqualTypeOf<
    'active' | 'expired' | 'cancelled'
  >();
});

test("the schemas work with react-hook-form's resolver", async () => {
  const resolve = zodResolver(SessionCreateParams);
  const options = { fields: {}, shouldUseNativeValidation: false };
  expect(await resolve(params, undefined, options)).toEqual({ values: params, errors: {} });
  const { errors } = await resolve({ ...params, user: '' }, undefined, options);
  expect(errors.user?.message).toMatch(/>=1 characters\. Set it to your own id/);
});

test("the schemas work with Hono's zod validator", async () => {
  const app = new Hono().post('/sessions', zValidator('json', SessionCreateParams), (c) =>
    c.json({ user: c.req.valid('json').user }),
  );
  const post = (body: unknown) =>
    app.request('/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect(await (await post(params)).json()).toEqual({ user: params.user });
  expect((await post(invalid)).status).toBe(400);
});
