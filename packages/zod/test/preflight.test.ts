import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIssues, preflight } from '../src/index.ts';
import * as zod from '../src/index.ts';
import * as mini from '../src/mini.ts';
import * as standalone from '../src/standalone.ts';
import { broken, notJson } from './broken-values.ts';
import { params, withExpiry, withUpload } from './params.ts';
import { fitsSpec, schemas } from './spec.ts';

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
    withUpload(true),
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
    withExpiry(600),
    'expires_after: Expected an object, got 600. Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
  ],
  [
    'more than 600 seconds',
    withExpiry({ anchor: 'created_at', seconds: 3600 }),
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
