// What redocly misjudges is rated by the table of rules.
import { expect, test } from 'vitest';
import type { Kind } from '../../diff/change.ts';
import { findDifferences, type Rating } from '../../diff/redocly.ts';
import { compare, replaced, spec } from './edits.ts';

/** What redocly rates the gravest of its findings; none where it finds nothing. */
async function redoclyRates(revision: string, base = spec): Promise<Rating | undefined> {
  const findings = await findDifferences(
    { label: 'base.yaml', text: base },
    { label: 'revision.yaml', text: revision },
  );
  const impacts = findings.map(({ impact }) => impact);
  return (['major', 'minor', 'patch'] as const).find((rating) => impacts.includes(rating));
}

const answered = ['sessions.cancel (response)', 'sessions.create (response)'];
const sent = ['sessions.create (request)'];
const nullableVersion = "        version:\n          type: [string, 'null']\n";
const plainVersion = '        version:\n          type: string\n';
const seconds = 'ChatSessionExpiresAfterParam.seconds';
const size = 'ChatSessionFileUploadParam.max_file_size';

test.each<{
  what: string;
  edit: [from: string | RegExp, to: string];
  told: [kind: Kind, name: string, rating: Rating, operations: string[]];
  redocly: Rating | undefined;
}>([
  {
    what: 'a response enum value removed',
    edit: ['enum: [active, expired, cancelled]', 'enum: [active, cancelled]'],
    told: ['enum value removed', 'ChatSessionStatus', 'major', answered],
    redocly: 'patch',
  },
  {
    what: 'a response enum value added',
    edit: ['enum: [active, expired, cancelled]', 'enum: [active, expired, cancelled, paused]'],
    told: ['enum value added', 'ChatSessionStatus', 'minor', answered],
    redocly: 'major',
  },
  {
    what: 'a security requirement removed',
    edit: ['security:\n  - apiKey: []\n', ''],
    told: ['security removed', 'security', 'major', ['sessions.cancel', 'sessions.create']],
    redocly: 'patch',
  },
  {
    what: 'a default changed',
    edit: ['default: 512', 'default: 100'],
    told: ['default changed', size, 'minor', sent],
    redocly: 'patch',
  },
  {
    what: 'a default removed',
    edit: ['          default: 512\n', ''],
    told: ['default changed', size, 'minor', sent],
    redocly: 'patch',
  },
  {
    what: 'a default that is an object changed',
    edit: ['created_at, seconds: 600 }', 'created_at, seconds: 60 }'],
    told: ['default changed', 'SessionCreateParams.expires_after', 'minor', sent],
    redocly: undefined,
  },
  {
    what: 'a response field no longer nullable',
    edit: [nullableVersion, plainVersion],
    told: ['null refused', 'ChatKitWorkflow.version', 'minor', answered],
    redocly: 'patch',
  },
  {
    what: 'a request field newly nullable',
    edit: [plainVersion, nullableVersion],
    told: ['null admitted', 'ChatSessionWorkflowParam.version', 'minor', sent],
    redocly: 'patch',
  },
  {
    what: 'a schema renamed',
    edit: ['ChatSessionStatus', 'SessionStatus'],
    told: ['schema renamed', 'ChatSessionStatus', 'major', answered],
    redocly: 'patch',
  },
  {
    what: 'a request bound loosened',
    edit: ['maximum: 600', 'maximum: 900'],
    told: ['bound loosened', seconds, 'minor', sent],
    redocly: 'patch',
  },
  {
    what: 'a request bound removed',
    edit: ['          maximum: 600\n', ''],
    told: ['bound loosened', seconds, 'minor', sent],
    redocly: 'patch',
  },
  {
    what: 'a request object opened',
    edit: [/(new session's runs\.\n.+\n) +additionalProperties: false\n/, '$1'],
    told: ['object opened', 'ChatSessionTracingParam', 'minor', sent],
    redocly: 'patch',
  },
  {
    what: 'a response object closed',
    edit: [/(The limits on the use of a session\.\n)/, '$1      additionalProperties: false\n'],
    told: ['object closed', 'ChatSessionRateLimits', 'major', answered],
    redocly: 'patch',
  },
  {
    what: 'a body no longer required',
    edit: ['required: true\n        content', 'required: false\n        content'],
    told: ['became optional', 'POST /chatkit/sessions › requestBody', 'minor', sent],
    redocly: 'patch',
  },
  {
    what: 'an operation deprecated',
    edit: ['operationId: sessions.cancel', 'deprecated: true\n      operationId: sessions.cancel'],
    told: [
      'deprecated',
      'POST /chatkit/sessions/{session_id}/cancel',
      'minor',
      ['sessions.cancel'],
    ],
    redocly: 'patch',
  },
  {
    what: 'a response bound tightened',
    edit: [
      /(type: integer\n)(          description: When the session)/,
      '$1          minimum: 0\n$2',
    ],
    told: ['bound tightened', 'ChatSession.expires_at', 'minor', answered],
    redocly: 'patch',
  },
])('$what', async ({ edit, told: [kind, name, rating, operations], redocly }) => {
  const revision = replaced(...edit);
  expect(await redoclyRates(revision)).toBe(redocly);
  expect((await compare(revision)).changes).toEqual([
    expect.objectContaining({ kind, name, rating, operations }),
  ]);
});

test('a bound of an alternative loosened', async () => {
  const revision = replaced('                maxLength: 10485760\n', '');
  expect(await redoclyRates(revision)).toBe('major');
  expect((await compare(revision)).changes).toEqual([
    expect.objectContaining({
      kind: 'bound loosened',
      rating: 'minor',
      name: 'ChatSessionWorkflowParam.state_variables[key][alternative 1]',
    }),
  ]);
});

test('a response field newly required', async () => {
  const optional = replaced('required: [message, type, param, code]', 'required: [message, type]');
  expect(await redoclyRates(spec, optional)).toBe('patch');
  const { rating, changes } = await compare(spec, optional);
  expect(rating).toBe('minor');
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
    ['became required', 'ErrorObject.param'],
    ['became required', 'ErrorObject.code'],
  ]);
});
