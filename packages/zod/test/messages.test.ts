import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as zod from '../src/index.ts';
import { formatIssues, preflight } from '../src/index.ts';
import * as mini from '../src/mini.ts';
import * as standalone from '../src/standalone.ts';
import { broken, notJson } from './arbitraries.ts';
import { entries, schemaOf } from './entries.ts';
import { fitsSpec, schemas } from './spec.ts';

const params = { user: 'user_123', workflow: { id: 'wf_123' } };
const variables = (state_variables: unknown) => ({
  ...params,
  workflow: { id: 'w', state_variables },
});
const expires = (expires_after: unknown) => ({ ...params, expires_after });
const upload = (file_upload: unknown) => ({ ...params, chatkit_configuration: { file_upload } });
const entriesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]));

/** What the standalone entry says; the others say the same, some of it with advice behind it. */
const said: [string, unknown, string][] = [
  ['nothing', undefined, 'Expected an object, got undefined.'],
  ['null', null, 'Expected an object, got null.'],
  ['an array', [params], 'Expected an object, got an array.'],
  ['an instance', new Date(0), 'Expected an object, got no JSON value.'],
  ['a missing key', { user: 'u' }, 'workflow: Expected an object, got undefined.'],
  [
    'a number for a string',
    { ...params, user: 5 },
    'user: Expected a string of at least 1 character, got 5.',
  ],
  [
    'a blank user',
    { ...params, user: '' },
    'user: Expected a string of at least 1 character, got a string of length 0.',
  ],
  [
    'too many seconds',
    expires({ anchor: 'created_at', seconds: 601 }),
    'expires_after.seconds: Expected an integer from 1 to 600 (seconds), got 601.',
  ],
  [
    'half a second',
    expires({ anchor: 'created_at', seconds: 0.5 }),
    'expires_after.seconds: Expected an integer from 1 to 600 (seconds), got 0.5.',
  ],
  [
    'NaN',
    expires({ anchor: 'created_at', seconds: NaN }),
    'expires_after.seconds: Expected an integer from 1 to 600 (seconds), got NaN.',
  ],
  [
    'another anchor',
    expires({ anchor: 'now', seconds: 1 }),
    'expires_after.anchor: Expected "created_at", got a string of length 3.',
  ],
  [
    'large files',
    upload({ max_file_size: 513 }),
    'chatkit_configuration.file_upload.max_file_size: Expected an integer from 1 to 512 (megabytes), got 513.',
  ],
  [
    'no files',
    upload({ max_files: 0 }),
    'chatkit_configuration.file_upload.max_files: Expected an integer of at least 1, got 0.',
  ],
  [
    'a string for true',
    upload({ enabled: 'true' }),
    'chatkit_configuration.file_upload.enabled: Expected a boolean, got a string of length 4.',
  ],
  [
    '65 entries',
    variables(entriesOf(65)),
    'workflow.state_variables: Expected an object with at most 64 keys, got an object of size 65.',
  ],
  [
    'a long key',
    variables({ ['🙂'.repeat(65)]: 1 }),
    `workflow.state_variables["${'🙂'.repeat(64)}…"]: Expected a key of at most 64 characters, got a string of length 65.`,
  ],
  [
    'null in a map',
    variables({ plan: null }),
    'workflow.state_variables.plan: Expected a string of at most 10485760 characters, a boolean or a number, got null.',
  ],
  [
    'an object in a map',
    variables({ plan: { a: 1 } }),
    'workflow.state_variables.plan: Expected a string of at most 10485760 characters, a boolean or a number, got an object of size 1.',
  ],
  [
    'a bigint',
    variables({ seats: 5n }),
    'workflow.state_variables.seats: Expected a string of at most 10485760 characters, a boolean or a number, got no JSON value.',
  ],
];

describe('what is wrong is said with its place, what was expected and what came', () => {
  test.each(said)('%s', (_, value, text) => {
    const { issues = [] } = standalone.SessionCreateParams['~standard'].validate(value);
    expect(formatIssues(issues)).toBe(text);
    for (const { SessionCreateParams } of [zod, mini]) {
      const { error } = SessionCreateParams.safeParse(value);
      expect(error?.issues).toHaveLength(1);
      expect(formatIssues(error?.issues ?? []).startsWith(text)).toBe(true);
    }
  });

  test('of an answer, too', () => {
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

  test('a key that is not there is named, at its parent by zod and at itself without', () => {
    const value = { ...params, a: 1, ['__proto__b']: 2 };
    const { error } = zod.SessionCreateParams.safeParse(value);
    expect(error?.issues).toMatchObject([
      {
        code: 'unrecognized_keys',
        path: [],
        message: 'Unknown key "a". Unknown key "__proto__b".',
      },
    ]);
    const { issues } = standalone.SessionCreateParams['~standard'].validate(value);
    expect(issues).toEqual([
      { path: ['a'], message: 'Unknown key.' },
      { path: ['__proto__b'], message: 'Unknown key.' },
    ]);
  });

  test('a key is told on one line, between quotes that it cannot end, and no longer than need be', () => {
    const long = '🙂'.repeat(5000);
    const keys = { 'a "b" \\ c': 1, 'd\ne': 2, [long]: 3, [long.slice(0, 128)]: 4 };
    const quoted = [`a \\"b\\" \\\\ c`, 'd\\ne', `${'🙂'.repeat(64)}…`, '🙂'.repeat(64)];
    for (const { SessionCreateParams } of [zod, mini]) {
      const { error } = SessionCreateParams.safeParse({ ...params, ...keys });
      expect(error?.issues.map(({ message }) => message)).toEqual([
        quoted.map((key) => `Unknown key "${key}".`).join(' '),
      ]);
    }
    const { issues = [] } = standalone.SessionCreateParams['~standard'].validate({
      ...params,
      ...keys,
    });
    expect(issues.map(({ path }) => path)).toEqual(Object.keys(keys).map((key) => [key]));
    expect(formatIssues(issues).split('\n')).toEqual(
      quoted.map((key) => `["${key}"]: Unknown key.`),
    );
  });

  test('of many keys, zod names the first', () => {
    const keys = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`key${at}`, at]));
    for (const { SessionCreateParams } of [zod, mini]) {
      const [issue] = SessionCreateParams.safeParse({ ...params, ...keys }).error?.issues ?? [];
      expect(issue).toMatchObject({ code: 'unrecognized_keys', keys: Object.keys(keys) });
      expect(issue?.message.match(/key\d+/g)).toHaveLength(8);
      expect(issue?.message).toMatch(/ Unknown key "key7"\. Unknown keys: 992 more\.$/);
    }
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

describe('preflight', () => {
  test.each<[string, unknown, string]>([
    [
      'workflow_id at the top',
      { user: 'u', workflow_id: 'wf_1' },
      'workflow_id: Unknown key. Write workflow: { id: … }.',
    ],
    [
      'an id in the place of the workflow',
      { user: 'u', workflow: 'wf_1' },
      'workflow: Expected an object, got a string of length 4. Write workflow: { id: … }.',
    ],
    [
      'no workflow',
      { user: 'u' },
      'workflow: Expected an object, got undefined. Write workflow: { id: … }.',
    ],
    [
      'workflow_id within workflow',
      { user: 'u', workflow: { workflow_id: 'wf_1' } },
      'workflow.workflow_id: Unknown key. Write id.',
    ],
    [
      'a version that is null, as in an answer',
      { user: 'u', workflow: { id: 'wf_1', version: null } },
      'workflow.version: Expected a string, got null. Leave it out for the latest deployed version.',
    ],
    [
      'a feature that is true',
      upload(true),
      'chatkit_configuration.file_upload: Expected an object, got true. Write { enabled: true } or { enabled: false }.',
    ],
    [
      'a feature outside the configuration',
      { ...params, automatic_thread_titling: { enabled: true } },
      'automatic_thread_titling: Unknown key. It belongs inside chatkit_configuration.',
    ],
    [
      'rate_limits as a number',
      { ...params, rate_limits: 10 },
      'rate_limits: Expected an object, got 10. Write { max_requests_per_1_minute: … }.',
    ],
    [
      'a name in camel case',
      { ...params, expiresAfter: { anchor: 'created_at', seconds: 600 } },
      'expiresAfter: Unknown key. Write expires_after.',
    ],
    [
      'expires_after as a number',
      expires(600),
      'expires_after: Expected an object, got 600. Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
    ],
    [
      'more than 600 seconds',
      expires({ anchor: 'created_at', seconds: 3600 }),
      'expires_after.seconds: Expected an integer from 1 to 600 (seconds), got 3600. No session lasts longer than ten minutes: the browser then asks for a new secret, and you create a new session.',
    ],
    [
      'max_requests_per_session',
      { ...params, max_requests_per_session: 5 },
      'max_requests_per_session: Unknown key. A session is limited by the minute only: write rate_limits: { max_requests_per_1_minute: … }.',
    ],
    [
      'the same within rate_limits',
      { ...params, rate_limits: { max_requests_per_session: 5 } },
      'rate_limits.max_requests_per_session: Unknown key. A session is limited by the minute only: write max_requests_per_1_minute.',
    ],
    [
      'a blank user',
      { ...params, user: '' },
      'user: Expected a string of at least 1 character, got a string of length 0. Give your own id of the person who is signed in.',
    ],
  ])('says what to do about %s', (_, value, text) => {
    const { issues, warnings } = preflight(value);
    expect(formatIssues(issues)).toContain(text);
    expect(warnings).toEqual([]);
    // So do the schemas of zod themselves, whose paths end at the object with the unknown key.
    const [place = '', ...advice] = text.split(': ');
    const key = place.split('.').at(-1);
    const message = advice.join(': ').replace(/^Unknown key\./, `Unknown key "${key}".`);
    for (const { SessionCreateParams } of [zod, mini]) {
      const messages = SessionCreateParams.safeParse(value).error?.issues.map((i) => i.message);
      expect(messages).toContain(message);
    }
  });

  test('lists everything at once', () => {
    const { issues } = preflight({
      user: '',
      workflow_id: 'wf_1',
      expires_after: 600,
      rate_limits: { max_requests_per_1_minute: 0 },
    });
    expect(issues.map(({ path }) => path.join('.'))).toEqual([
      'workflow_id',
      'user',
      'workflow',
      'expires_after',
      'rate_limits.max_requests_per_1_minute',
    ]);
  });

  test('warns of what the API takes and the chat fails on', () => {
    const { issues, warnings } = preflight({
      user: ' \t',
      workflow: { id: 'w', version: 'latest' },
    });
    expect(issues).toEqual([]);
    expect(warnings.map(({ path }) => path)).toEqual([['user'], ['workflow', 'version']]);
    expect(formatIssues(warnings)).toBe(
      [
        'user: The user is blank: everyone without a name shares the threads and limits of one user. Give your own id of the person who is signed in.',
        'workflow.version: The API takes "latest" for the name of a version, but the chat then fails. Leave version out: the latest deployed one is the default.',
      ].join('\n'),
    );
    expect(preflight({ ...params, workflow: { id: 'w', version: '2024-10-01' } }).warnings).toEqual(
      [],
    );
  });

  test('takes anything, and has issues exactly when the spec refuses it', () => {
    const anything = fc.oneof(fc.anything(), broken(schemas['SessionCreateParams'] ?? {}));
    fc.assert(
      fc.property(anything, (value) => {
        const { issues } = preflight(value);
        if (issues.length === 0) expect(fitsSpec('SessionCreateParams', value)).toBe(true);
        expect(issues.length > 0).toBe(!zod.SessionCreateParams.safeParse(value).success);
      }),
    );
    fc.assert(
      fc.property(notJson(schemas['SessionCreateParams'] ?? {}), (value) => {
        expect(preflight(value).issues.length).toBeGreaterThan(0);
      }),
    );
  });

  test('throws nothing, even where reading does', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const throwing = {
      ...params,
      get user(): string {
        throw new Error('unreadable');
      },
    };
    for (const value of [proxy, throwing, { ...params, workflow: proxy }]) {
      expect(preflight(value)).toEqual({
        issues: [{ path: [], message: 'Expected a JSON value that can be read.' }],
        warnings: [],
      });
    }
  });

  test('takes no key with a dot for a path that it has advice for', () => {
    const { issues } = preflight({ ...params, 'expires_after.seconds': 601 });
    expect(issues).toEqual([{ path: ['expires_after.seconds'], message: 'Unknown key.' }]);
  });

  test('is the same in every entry', () => {
    expect([mini.preflight, standalone.preflight]).toEqual([preflight, preflight]);
    expect([mini.formatIssues, standalone.formatIssues]).toEqual([formatIssues, formatIssues]);
  });
});

describe('formatIssues', () => {
  test('writes a path as JavaScript would', () => {
    const path = ['a', 0, { key: 'b c' }, 'd'];
    expect(formatIssues([{ message: 'Wrong.', path }])).toBe('a[0]["b c"].d: Wrong.');
    expect(formatIssues([{ message: 'Wrong.' }, { message: 'Worse.', path: [] }])).toBe(
      'Wrong.\nWorse.',
    );
    expect(formatIssues([])).toBe('');
  });

  test('cuts a long key, a name or not', () => {
    const paths = [
      'a'.repeat(64),
      'a'.repeat(65),
      '-'.repeat(64),
      '-'.repeat(65),
      '\n'.repeat(65),
    ].map((key) => [key]);
    expect(formatIssues(paths.map((path) => ({ message: 'Wrong.', path }))).split('\n')).toEqual([
      `${'a'.repeat(64)}: Wrong.`,
      `["${'a'.repeat(64)}…"]: Wrong.`,
      `["${'-'.repeat(64)}"]: Wrong.`,
      `["${'-'.repeat(64)}…"]: Wrong.`,
      `["${'\\n'.repeat(64)}…"]: Wrong.`,
    ]);
  });

  test('keeps an issue to its line', () => {
    const { issues } = preflight({ ...params, 'a\nb': 1 });
    expect(formatIssues(issues)).toBe('["a\\nb"]: Unknown key.');
    const path = ['\u0085', '\u202E', '\u2028'];
    expect(formatIssues([{ message: 'Wrong:\n\u001B[31m\u2066 red.', path }])).toBe(
      '[" "][" "][" "]: Wrong: [31m  red.',
    );
  });
});
