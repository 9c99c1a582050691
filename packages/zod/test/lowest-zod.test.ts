import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ChatSession, formatIssues, SessionCreateParams } from '../src/index.ts';
import { params, withExpiry, withVariables } from './params.ts';

// The other tests run on the newest zod. This one runs on the lowest of the peer range.
const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../node_modules/zod-lowest/package.json'), 'utf8'),
) as { version: string };
const { peerDependencies } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
) as { peerDependencies: { zod: string } };
const { major, minor, patch } = z.core.version;

test('the built package runs on the lowest zod of the peer range', () => {
  expect(`^${major}.${minor}.${patch}`).toBe(peerDependencies.zod);
  expect(version).toBe(`${major}.${minor}.${patch}`);
});

const session = {
  id: 'cksess_123',
  object: 'chatkit.session',
  client_secret: 'ek_not_a_secret',
  expires_at: 0,
  status: 'active',
  user: 'u',
  max_requests_per_1_minute: 0,
  scope: { field: 'of a newer API' },
  rate_limits: { max_requests_per_1_minute: 0 },
  workflow: { id: 'w', version: null, state_variables: { a: 1 }, tracing: { enabled: true } },
  chatkit_configuration: {
    automatic_thread_titling: { enabled: true },
    file_upload: { enabled: true, max_file_size: null, max_files: 0 },
    history: { enabled: true, recent_threads: null },
  },
};

test.each<[what: string, schema: z.ZodType, value: unknown]>([
  ['the smallest request', SessionCreateParams, params],
  ['an absent property', SessionCreateParams, { ...params, rate_limits: undefined }],
  [
    '64 characters outside the BMP in a key',
    SessionCreateParams,
    withVariables({ ['🙂'.repeat(64)]: 1 }),
  ],
  ['a key that every object inherits', SessionCreateParams, withVariables({ constructor: 'x' })],
  ['a session with a further field', ChatSession, session],
])('on the lowest zod, a schema accepts %s', (_, schema, value) => {
  expect(schema.parse(value)).toEqual(value);
});

test.each<[what: string, schema: z.ZodType, value: unknown, text: string]>([
  [
    'no workflow',
    SessionCreateParams,
    { user: 'u' },
    'workflow: Invalid input: expected object, received undefined. Write workflow: { id: … }.',
  ],
  [
    'an unknown key',
    SessionCreateParams,
    { ...params, rate_limit: {} },
    'Unknown key "rate_limit". Did you mean rate_limits?',
  ],
  [
    'an own key __proto__',
    SessionCreateParams,
    JSON.parse('{"user":"u","workflow":{"id":"w"},"__proto__":1}'),
    'Unknown key "__proto__".',
  ],
  [
    'an empty user',
    SessionCreateParams,
    { ...params, user: '' },
    'user: Too small: expected string to have >=1 characters. Set it to your own id of the signed-in person.',
  ],
  [
    'a number beyond its bound',
    SessionCreateParams,
    withExpiry({ anchor: 'created_at', seconds: 601 }),
    'expires_after.seconds: Too big: expected number to be <=600. A session lasts at most',
  ],
  [
    'a fraction',
    SessionCreateParams,
    withExpiry({ anchor: 'created_at', seconds: 1.5 }),
    'expires_after.seconds: Invalid input: expected int, received number.',
  ],
  [
    '65 state variables',
    SessionCreateParams,
    withVariables(Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`k${at}`, at]))),
    'workflow.state_variables: Expected an object with at most 64 keys.',
  ],
  [
    'a state variable that is null',
    SessionCreateParams,
    withVariables({ plan: null }),
    'workflow.state_variables.plan: Expected a string of at most 10485760 characters, a boolean or a number.',
  ],
  [
    'an unknown status',
    ChatSession,
    { ...session, status: 'ended' },
    'status: Invalid option: expected one of "active"|"expired"|"cancelled"',
  ],
])('on the lowest zod, a schema rejects %s', (_, schema, value, text) => {
  const { error } = schema.safeParse(value);
  expect(formatIssues(error?.issues ?? [])).toContain(text);
});
