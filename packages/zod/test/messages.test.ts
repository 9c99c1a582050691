import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import * as zod from '../src/index.ts';
import { formatIssues } from '../src/index.ts';
import * as standalone from '../src/standalone.ts';
import { entries, schemaOf } from './entries.ts';
import { params, withExpiry, withUpload, withVariables } from './params.ts';
import { schemas } from './spec.ts';

const lasting = (seconds: number) => withExpiry({ anchor: 'created_at', seconds });
const entriesOf = (count: number, value: unknown = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, value]));

test.each<[string, unknown]>([
  ['Expected an object, got undefined.', undefined],
  ['Expected an object, got null.', null],
  ['Expected an object, got an array of length 1.', [params]],
  ['workflow: Expected an object, got undefined.', { user: 'u' }],
  ['user: Expected a string of at least 1 character, got 5.', { ...params, user: 5 }],
  [
    'user: Expected a string of at least 1 character, got a string of length 0.',
    { ...params, user: '' },
  ],
  ['expires_after.seconds: Expected an integer from 1 to 600 (seconds), got 601.', lasting(601)],
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
    'chatkit_configuration.file_upload.enabled: Expected a boolean, got a string of length 4.',
    withUpload({ enabled: 'true' }),
  ],
  [
    'workflow.state_variables: Expected an object with at most 64 keys, got an object of size 65.',
    withVariables(entriesOf(65, null)),
  ],
  [
    `workflow.state_variables["${'🙂'.repeat(64)}…"]: Expected a key of at most 64 characters, got a string of length 65.`,
    withVariables({ ['🙂'.repeat(65)]: 1 }),
  ],
  [
    'workflow.state_variables.plan: Expected a string of at most 10485760 characters, a boolean or a number, got an object of size 1.',
    withVariables({ plan: { a: 1 } }),
  ],
  ['["a\\nb"]: Unknown key.', { ...params, 'a\nb': 1 }],
])(
  'the standalone entry reports the place, what was expected and what it got: %s',
  (text, value) => {
    const { issues = [] } = standalone.SessionCreateParams['~standard'].validate(value);
    expect(formatIssues(issues)).toBe(text);
  },
);

describe('the zod entry', () => {
  const messageOf = (value: unknown) =>
    formatIssues(zod.SessionCreateParams.safeParse(value).error?.issues ?? []);

  test("adds the spec's hint to zod's own message", () => {
    expect(messageOf({ ...params, expires_after: 600 })).toBe(
      'expires_after: Invalid input: expected object, received number. Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
    );
    expect(messageOf(lasting(3600))).toMatch(
      /^expires_after\.seconds: Too big: expected number to be <=600\. A session lasts at most/,
    );
  });

  test("takes zod's own message from the locale of the app", () => {
    const { localeError } = z.config();
    z.config(z.locales.de());
    try {
      expect(messageOf({ user: 'u', workflow: 'wf_1' })).toMatch(
        /^workflow: Ungültige Eingabe.*\. Write workflow: \{ id: … \}\.$/,
      );
    } finally {
      z.config({ localeError });
    }
  });

  test('names the first eight unknown keys, quoted and cut, with what to do about each', () => {
    const long = '🙂'.repeat(65);
    expect(messageOf({ ...params, 'a "b"\n': 1, [long]: 2, rateLimits: 3 })).toBe(
      `Unknown key "a \\"b\\"\\n". Unknown key "${'🙂'.repeat(64)}…". Unknown key "rateLimits". Did you mean rate_limits?`,
    );
    const { error } = zod.SessionCreateParams.safeParse({ ...params, ...entriesOf(1000) });
    expect(error?.issues[0]?.message.match(/key\d+/g)).toHaveLength(8);
    expect(error?.issues[0]?.message).toMatch(/ Unknown key "key7"\. Unknown keys: 992 more\.$/);
  });

  test('suggests keys of an extended schema, too', () => {
    const Extended = zod.SessionCreateParams.extend({ trace_id: z.string() });
    const { error } = Extended.safeParse({ ...params, trace_id: 't', traceId: 't' });
    expect(error?.issues[0]?.message).toBe('Unknown key "traceId". Did you mean trace_id?');
  });
});

test.each(Object.keys(entries))('no message of %s repeats a string that it was given', (entry) => {
  const secret = 'ek_never_to_be_seen';
  const { validate } = schemaOf(entry, 'ChatSession')['~standard'];
  const properties = Object.keys(schemas['ChatSession']?.properties ?? {});
  const everywhere = Object.fromEntries(properties.map((key) => [key, secret]));
  for (const value of [
    secret,
    everywhere,
    { client_secret: [secret] },
    { workflow: { id: {}, state_variables: secret } },
  ]) {
    const { issues = [] } = validate(value);
    expect(issues.length).toBeGreaterThan(0);
    expect(JSON.stringify(issues.map(({ message }) => message))).not.toContain(secret);
  }
});

test('100 000 invalid state variables are one issue, since their number is checked first', () => {
  const value = withVariables(entriesOf(100_000, null));
  for (const entry of Object.keys(entries)) {
    const { issues } = schemaOf(entry, 'SessionCreateParams')['~standard'].validate(value);
    expect(issues).toHaveLength(1);
  }
});
