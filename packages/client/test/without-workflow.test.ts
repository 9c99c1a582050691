// The API sometimes leaves `workflow` out of a session that works.
import { validators as zod } from '@chatkit-sessions/zod';
import { validators as standalone } from '@chatkit-sessions/zod/standalone';
import { expect, test, vi } from 'vitest';
import { ResponseValidationError } from '../src/index.ts';
import { params, session } from './session.ts';
import { json, rejection, stub } from './stub.ts';

const { workflow: _, ...withoutWorkflow } = session;
const reply = () => json(withoutWorkflow);
const hint = 'The service left it out, as it sometimes does. The session itself works.';

test('a session without workflow is returned as received by create and cancel', async () => {
  const { sessions } = stub([reply]).chatkit;
  expect(await sessions.create(params)).toEqual(withoutWorkflow);
  expect(await sessions.cancel(session.id)).toEqual(withoutWorkflow);
});

test.for([
  ['zod', zod],
  ['standalone', standalone],
] as const)(
  'the %s validators name the missing workflow and say that the service left it out',
  async ([, validators]) => {
    const { sessions } = stub([reply], { validators }).chatkit;
    for (const call of [sessions.create(params), sessions.cancel(session.id)]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(ResponseValidationError);
      expect(error).toHaveProperty('issues', [
        { path: ['workflow'], message: expect.stringContaining(hint) },
      ]);
      expect(String(error)).toContain('workflow: ');
    }
  },
);

test('with onInvalidResponse: "warn" a session without workflow is returned and the log says why', async () => {
  const warn = vi.fn();
  const logger = { error() {}, warn, info() {}, debug() {} };
  const options = { validators: zod, logger, onInvalidResponse: 'warn' } as const;
  expect(await stub([reply], options).chatkit.sessions.create(params)).toEqual(withoutWorkflow);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(hint));
});
