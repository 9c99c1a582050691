import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIssues } from '../src/index.ts';
import * as zod from '../src/index.ts';
import * as mini from '../src/mini.ts';
import * as standalone from '../src/standalone.ts';
import { broken } from './broken-values.ts';
import { entries, schemaOf } from './entries.ts';
import { params, withExpiry, withUpload, withVariables } from './params.ts';
import { schemas } from './spec.ts';

const lasting = (seconds: number) => withExpiry({ anchor: 'created_at', seconds });
const entriesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]));

// What the standalone entry says; the others say the same, some of it with advice behind it.
test.each<[string, unknown]>([
  ['Expected an object, got undefined.', undefined],
  ['Expected an object, got null.', null],
  ['Expected an object, got an array.', [params]],
  ['Expected an object, got no JSON value.', new Date(0)],
  ['workflow: Expected an object, got undefined.', { user: 'u' }],
  ['user: Expected a string of at least 1 character, got 5.', { ...params, user: 5 }],
  [
    'user: Expected a string of at least 1 character, got a string of length 0.',
    { ...params, user: '' },
  ],
  ['expires_after.seconds: Expected an integer from 1 to 600 (seconds), got 601.', lasting(601)],
  ['expires_after.seconds: Expected an integer from 1 to 600 (seconds), got 0.5.', lasting(0.5)],
  ['expires_after.seconds: Expected an integer from 1 to 600 (seconds), got NaN.', lasting(NaN)],
  [
    'expires_after.anchor: Expected "created_at", got a string of length 3.',
    withExpiry({ anchor: 'now', seconds: 1 }),
  ],
  [
    'chatkit_configuration.file_upload.max_file_size: Expected an integer from 1 to 512 (megabytes), got 513.',
    withUpload({ max_file_size: 513 }),
  ],
  [
    'chatkit_configuration.file_upload.max_files: Expected an integer of at least 1, got 0.',
    withUpload({ max_files: 0 }),
  ],
  [
    'chatkit_configuration.file_upload.enabled: Expected a boolean, got a string of length 4.',
    withUpload({ enabled: 'true' }),
  ],
  [
    'workflow.state_variables: Expected an object with at most 64 keys, got an object of size 65.',
    withVariables(entriesOf(65)),
  ],
  [
    `workflow.state_variables["${'🙂'.repeat(64)}…"]: Expected a key of at most 64 characters, got a string of length 65.`,
    withVariables({ ['🙂'.repeat(65)]: 1 }),
  ],
  [
    'workflow.state_variables.plan: Expected a string of at most 10485760 characters, a boolean or a number, got null.',
    withVariables({ plan: null }),
  ],
  [
    'workflow.state_variables.plan: Expected a string of at most 10485760 characters, a boolean or a number, got an object of size 1.',
    withVariables({ plan: { a: 1 } }),
  ],
  [
    'workflow.state_variables.seats: Expected a string of at most 10485760 characters, a boolean or a number, got no JSON value.',
    withVariables({ seats: 5n }),
  ],
])('says place, what was expected and what came: %s', (text, value) => {
  const { issues = [] } = standalone.SessionCreateParams['~standard'].validate(value);
  expect(formatIssues(issues)).toBe(text);
  for (const { SessionCreateParams } of [zod, mini]) {
    const { error } = SessionCreateParams.safeParse(value);
    expect(error?.issues).toHaveLength(1);
    expect(formatIssues(error?.issues ?? []).startsWith(text)).toBe(true);
  }
});

test('says them of an answer, too', () => {
  const workflow = { id: 'w', version: 1, state_variables: 'none', tracing: {} };
  for (const entry of Object.keys(entries)) {
    const { issues = [] } = schemaOf(entry, 'ChatKitWorkflow')['~standard'].validate(workflow);
    expect(issues.map(({ message }) => message)).toEqual([
      'Expected a string or null, got 1.',
      'Expected an object, got a string of length 4.',
      'Expected a boolean, got undefined.',
    ]);
  }
  const { error } = zod.ChatSessionStatus.safeParse('ended');
  expect(error?.issues[0]?.message).toBe(
    'Expected "active", "expired" or "cancelled", got a string of length 5.',
  );
});

test('the three entries find the same things, in the same places', () => {
  const places = (issues: readonly { path?: readonly unknown[] | undefined }[] = []): string[] =>
    [...new Set(issues.map(({ path = [] }) => JSON.stringify(path)))].sort();
  const isKnown = ({ message }: { message: string }): boolean => !message.startsWith('Unknown');
  fc.assert(
    fc.property(broken(schemas['SessionCreateParams'] ?? {}), (value) => {
      const [first, ...others] = Object.keys(entries).map((entry) => {
        const { validate } = schemaOf(entry, 'SessionCreateParams')['~standard'];
        return places(validate(value).issues?.filter(isKnown));
      });
      for (const other of others) expect(other).toEqual(first);
    }),
  );
});

test('no message repeats a string that it was given', () => {
  const secret = 'ek_never_to_be_seen';
  const session = schemas['ChatSession']?.properties ?? {};
  for (const entry of Object.keys(entries)) {
    const { validate } = schemaOf(entry, 'ChatSession')['~standard'];
    const everywhere = Object.fromEntries(Object.keys(session).map((key) => [key, secret]));
    for (const value of [
      secret,
      everywhere,
      { client_secret: [secret] },
      { workflow: { id: {}, [`v`]: secret } },
    ]) {
      const { issues = [] } = validate(value);
      expect(issues.length).toBeGreaterThan(0);
      expect(issues.map(({ message }) => message).join('\n')).not.toContain(secret);
    }
  }
});
