import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIssues, preflight } from '../src/index.ts';
import * as zod from '../src/index.ts';
import * as standalone from '../src/standalone.ts';
import { broken } from './broken-values.ts';
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
    'a version that is null, as in a response',
    { user: 'u', workflow: { id: 'wf_1', version: null } },
    'workflow.version: Expected a string, got null. Leave it out to run the latest deployed version.',
  ],
  [
    'a feature that is true',
    withUpload(true),
    'chatkit_configuration.file_upload: Expected an object, got true. Write { enabled: true } or { enabled: false }.',
  ],
  [
    'a feature outside the configuration',
    { ...params, automatic_thread_titling: { enabled: true } },
    'automatic_thread_titling: Unknown key. Move it into chatkit_configuration.',
  ],
  [
    'rate_limits as a number',
    { ...params, rate_limits: 10 },
    'rate_limits: Expected an object, got 10. Write { max_requests_per_1_minute: … }.',
  ],
  [
    'a name in camel case at the top',
    { ...params, expiresAfter: { anchor: 'created_at', seconds: 600 } },
    'expiresAfter: Unknown key. Did you mean expires_after?',
  ],
  [
    'expires_after as a number',
    withExpiry(600),
    'expires_after: Expected an object, got 600. Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
  ],
  [
    'more than 600 seconds',
    withExpiry({ anchor: 'created_at', seconds: 3600 }),
    'expires_after.seconds: Expected an integer from 1 to 600 (seconds), got 3600. A session lasts at most ten minutes. After that the browser asks for a new secret, and you create a new session.',
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
    'user: Expected a string of at least 1 character, got a string of length 0. Set it to your own id of the signed-in person.',
  ],
  [
    'a name in camel case in a part',
    { ...params, chatkit_configuration: { fileUpload: {} } },
    'chatkit_configuration.fileUpload: Unknown key. Did you mean file_upload?',
  ],
  [
    'a typing error',
    { ...params, rate_limit: {} },
    'rate_limit: Unknown key. Did you mean rate_limits?',
  ],
])('preflight gives the same advice about %s as the zod schema', (_, value, text) => {
  const { issues, warnings } = preflight(value);
  expect(formatIssues(issues)).toContain(text);
  expect(warnings).toEqual([]);
  // The zod schema reports an unknown key at its object, and the type of a value in its own words.
  const { error } = zod.SessionCreateParams.safeParse(value);
  const advice = text.replace(/^.*?: (?:Unknown key\.|Expected .*?, got .*?\.) /, '');
  expect(formatIssues(error?.issues ?? [])).toContain(advice);
});

test('preflight lists all issues at once', () => {
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

test.each<[what: string, change: object, warning: string]>([
  ['a blank user', { user: ' \t' }, 'user: The user is blank: all users with a blank id share'],
  [
    'the version latest',
    { workflow: { id: 'wf_1', version: 'latest' } },
    'workflow.version: The API accepts "latest" as the name of a version, but the chat then fails.',
  ],
  [
    'a user whom threads.list refuses',
    { user: '🙂'.repeat(513) },
    "user: The user's threads cannot be listed, though the session is created: Expected a string of 1 to 512 characters, got a string of length 513. Use a shorter id.",
  ],
  ['an empty workflow id', { workflow: { id: '' } }, 'workflow.id: The workflow id is empty'],
  ...[
    ' wf_1',
    'wf_1\n',
    'wf 1',
    'wf_\u200b1',
    '\ufeffwf_1',
    'wf_1\u00a0',
    'wf\u00ad_1',
    'wf_\u202e1',
    'wf_1\u3164',
  ].map((id): [string, object, string] => [
    `the workflow id ${JSON.stringify(id)}`,
    { workflow: { id } },
    'workflow.id: The workflow id contains white space or invisible characters',
  ]),
])('preflight warns of %s', (_, change, warning) => {
  const { issues, warnings } = preflight({ ...params, ...change });
  expect(issues).toEqual([]);
  expect(formatIssues(warnings)).toContain(warning);
  expect(warnings).toHaveLength(1);
});

test('preflight does not warn of a valid request', () => {
  const workflow = { id: 'w', version: '2024-10-01' };
  for (const user of ['u', '🙂'.repeat(512)]) {
    expect(preflight({ user, workflow })).toEqual({ issues: [], warnings: [] });
  }
});

test('preflight accepts any JSON, and has issues exactly if the spec rejects the value', () => {
  const anything = fc.oneof(fc.jsonValue(), broken(schemas['SessionCreateParams'] ?? {}));
  fc.assert(
    fc.property(anything, (value) => {
      expect(preflight(value).issues.length === 0).toBe(fitsSpec('SessionCreateParams', value));
    }),
  );
});

test('preflight adds hints to the first 50 issues', () => {
  const typos = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`rate_limits${at}`, at]));
  const { issues } = preflight({ ...params, ...typos });
  expect(issues.filter(({ message }) => message.includes('Did you mean')).length).toBe(50);
});

test('preflight does not read a key with a dot as a path', () => {
  const { issues } = preflight({ ...params, 'expires_after.seconds': 601 });
  expect(issues).toEqual([{ path: ['expires_after.seconds'], message: 'Unknown key.' }]);
});

test('both entries export the same preflight', () => {
  expect(standalone.preflight).toBe(preflight);
  expect(standalone.formatIssues).toBe(formatIssues);
});
