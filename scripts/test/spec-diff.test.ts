import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bumpBetween, bumpFor } from '../spec-diff/bump.ts';
import type { Kind } from '../spec-diff/change.ts';
import { compareSpecs, type Comparison } from '../spec-diff/compare.ts';
import { readDocument } from '../spec-diff/document.ts';
import { findDifferences, type Rating } from '../spec-diff/redocly.ts';
import { toJson, toMarkdown, toText } from '../spec-diff/report.ts';

const spec = readFileSync(join(import.meta.dirname, 'fixtures/sessions.yaml'), 'utf8');

/** Replaces a text that must be there. */
function edited(from: string | RegExp, to: string, text = spec): string {
  const after = text.replaceAll(from instanceof RegExp ? new RegExp(from, 'gm') : from, to);
  expect(after).not.toBe(text);
  return after;
}

function compare(revision: string, base = spec): Promise<Comparison> {
  return compareSpecs(readDocument('base.yaml', base), readDocument('revision.yaml', revision));
}

/** What redocly rates the gravest of its findings; none where it finds nothing. */
async function redoclyRates(revision: string, base = spec): Promise<Rating | undefined> {
  const findings = await findDifferences(
    { label: 'base.yaml', text: base },
    { label: 'revision.yaml', text: revision },
  );
  const impacts = findings.map(({ impact }) => impact);
  return (['major', 'minor', 'patch'] as const).find((rating) => impacts.includes(rating));
}

const both = ['sessions.cancel (response)', 'sessions.create (response)'];
const sent = ['sessions.create (request)'];
const nullableVersion = "        version:\n          type: [string, 'null']\n";
const plainVersion = '        version:\n          type: string\n';

describe('what redocly misjudges is rated by the table', () => {
  test.each<[string, string | RegExp, string, Kind, string, Rating, Rating | undefined, string[]]>([
    [
      'a response enum value removed',
      'enum: [active, expired, cancelled]',
      'enum: [active, cancelled]',
      'enum value removed',
      'ChatSessionStatus',
      'major',
      'patch',
      both,
    ],
    [
      'a response enum value added',
      'enum: [active, expired, cancelled]',
      'enum: [active, expired, cancelled, paused]',
      'enum value added',
      'ChatSessionStatus',
      'minor',
      'major',
      both,
    ],
    [
      'a security requirement removed',
      'security:\n  - apiKey: []\n',
      '',
      'security removed',
      'security',
      'major',
      'patch',
      ['sessions.cancel', 'sessions.create'],
    ],
    [
      'a default changed',
      'default: 512',
      'default: 100',
      'default changed',
      'ChatSessionFileUploadParam.max_file_size',
      'minor',
      'patch',
      sent,
    ],
    [
      'a default removed',
      '          default: 512\n',
      '',
      'default changed',
      'ChatSessionFileUploadParam.max_file_size',
      'minor',
      'patch',
      sent,
    ],
    [
      'a default that is an object changed',
      'created_at, seconds: 600 }',
      'created_at, seconds: 60 }',
      'default changed',
      'SessionCreateParams.expires_after',
      'minor',
      undefined,
      sent,
    ],
    [
      'a response field no longer nullable',
      nullableVersion,
      plainVersion,
      'null refused',
      'ChatKitWorkflow.version',
      'minor',
      'patch',
      both,
    ],
    [
      'a request field newly nullable',
      plainVersion,
      nullableVersion,
      'null admitted',
      'ChatSessionWorkflowParam.version',
      'minor',
      'patch',
      sent,
    ],
    [
      'a schema renamed',
      'ChatSessionStatus',
      'SessionStatus',
      'schema renamed',
      'ChatSessionStatus',
      'major',
      'patch',
      both,
    ],
    [
      'a request bound loosened',
      'maximum: 600',
      'maximum: 900',
      'bound loosened',
      'ChatSessionExpiresAfterParam.seconds',
      'minor',
      'patch',
      sent,
    ],
    [
      'a request bound removed',
      '          maximum: 600\n',
      '',
      'bound loosened',
      'ChatSessionExpiresAfterParam.seconds',
      'minor',
      'patch',
      sent,
    ],
    [
      'a request object opened',
      /(new session's runs\.\n.+\n) +additionalProperties: false\n/,
      '$1',
      'object opened',
      'ChatSessionTracingParam',
      'minor',
      'patch',
      sent,
    ],
    [
      'a response object closed',
      'description: The limits on the use of a session.',
      'description: The limits on the use of a session.\n      additionalProperties: false',
      'object closed',
      'ChatSessionRateLimits',
      'major',
      'patch',
      both,
    ],
    [
      'a body no longer required',
      'required: true\n        content',
      'required: false\n        content',
      'became optional',
      'POST /chatkit/sessions › requestBody',
      'minor',
      'patch',
      sent,
    ],
    [
      'an operation deprecated',
      'operationId: sessions.cancel',
      'deprecated: true\n      operationId: sessions.cancel',
      'deprecated',
      'POST /chatkit/sessions/{session_id}/cancel',
      'minor',
      'patch',
      ['sessions.cancel'],
    ],
    [
      'a response bound tightened',
      'type: integer\n          description: When the session',
      'type: integer\n          minimum: 0\n          description: When the session',
      'bound tightened',
      'ChatSession.expires_at',
      'minor',
      'patch',
      both,
    ],
  ])('%s', async (_, from, to, kind, name, rating, redocly, operations) => {
    const revision = edited(from, to);
    expect(await redoclyRates(revision)).toBe(redocly);
    expect((await compare(revision)).changes).toEqual([
      expect.objectContaining({ kind, name, rating, operations }),
    ]);
  });

  test('a bound of an alternative loosened', async () => {
    const revision = edited('                maxLength: 10485760\n', '');
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
    const optional = edited('required: [message, type, param, code]', 'required: [message, type]');
    expect(await redoclyRates(spec, optional)).toBe('patch');
    const { rating, changes } = await compare(spec, optional);
    expect(rating).toBe('minor');
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['became required', 'ErrorObject.param'],
      ['became required', 'ErrorObject.code'],
    ]);
  });

  test('a security scheme removed', async () => {
    const { changes } = await compare(
      edited(
        / {2}securitySchemes:\n(?: {4}.*\n| {6,}.*\n)*/,
        '',
        edited('security:\n  - apiKey: []\n', ''),
      ),
    );
    expect(changes.map(({ kind, rating, name }) => [kind, rating, name])).toEqual([
      ['security removed', 'major', 'security'],
      ['security removed', 'major', 'components › securitySchemes'],
    ]);
  });

  test('the new name of a schema does not hide what changed in it', async () => {
    const renamed = edited('ChatSessionStatus', 'SessionStatus');
    const { changes } = await compare(edited('expired, cancelled]', 'expired]', renamed));
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['schema renamed', 'ChatSessionStatus'],
      ['enum value removed', 'SessionStatus'],
    ]);
  });

  test('a name that nothing takes over is gone', async () => {
    const inline = edited(
      "$ref: '#/components/schemas/ChatKitWorkflowTracing'",
      'type: object\n          required: [enabled]\n          properties:\n            enabled:\n              type: boolean',
    );
    const { changes } = await compare(
      edited(/^ {4}ChatKitWorkflowTracing:\n(?: {6}.*\n)*/, '', inline),
    );
    expect(changes).toContainEqual(
      expect.objectContaining({
        kind: 'schema removed',
        name: 'ChatKitWorkflowTracing',
        rating: 'major',
      }),
    );
  });
});

const beta = "        - $ref: '#/components/parameters/Beta'\n      responses:";
const query = (required: boolean): string =>
  `        - { name: force, in: query, required: ${required}, schema: { type: boolean } }\n${beta}`;

describe('every other change is rated, and told with its effect', () => {
  test.each<[string, string, string, Kind, Rating, RegExp]>([
    [
      'an operation moved',
      '  /chatkit/sessions:',
      '  /chatkit/chats:',
      'operation moved',
      'major',
      /the client calls it there/,
    ],
    [
      'an operation renamed',
      'operationId: sessions.cancel',
      'operationId: sessions.end',
      'operation renamed',
      'major',
      /calls of the old one do not compile/,
    ],
    [
      'a path parameter renamed',
      'session_id',
      'chat_id',
      'path parameter renamed',
      'patch',
      /same arguments/,
    ],
    [
      'a first parameter added',
      beta,
      query(false),
      'params added',
      'major',
      /`params` before `options` now, so calls that give options do not compile/,
    ],
    [
      'a required parameter added',
      beta,
      query(true),
      'required parameter added',
      'major',
      /calls without it do not compile/,
    ],
    [
      'a server changed',
      'api.openai.com/v1',
      'api.openai.com/v2',
      'server changed',
      'major',
      /base URL/,
    ],
    ['a scheme changed', 'scheme: bearer', 'scheme: basic', 'security changed', 'major', /API key/],
    [
      'a field renamed',
      'max_files:\n          type: integer\n          description: How many files the session takes.\n          minimum',
      'max_uploads:\n          type: integer\n          description: How many files the session takes.\n          minimum',
      'field renamed',
      'major',
      /was called `"max_files"`: calls with the old name/,
    ],
    [
      'a type changed',
      'expires_at:\n          type: integer',
      'expires_at:\n          type: string',
      'type changed',
      'major',
      /reads it as before does not compile/,
    ],
    [
      'a constant changed',
      'const: chatkit.session',
      'const: chatkit.chat',
      'constant changed',
      'major',
      /zod refuses it/,
    ],
    [
      'an alternative that may be answered',
      '              - type: string\n              - type: boolean',
      '              - type: string\n              - type: integer\n              - type: boolean',
      'alternative added',
      'major',
      /code that reads it has to handle it/,
    ],
    [
      'whole numbers no more',
      'type: integer\n          description: How many files the session takes.\n          minimum',
      'type: number\n          description: How many files the session takes.\n          minimum',
      'integer became number',
      'minor',
      /may have a fraction/,
    ],
  ])('%s', async (_, from, to, kind, rating, effect) => {
    const { changes } = await compare(edited(from, to));
    expect(changes.filter((change) => change.kind !== 'other')).toContainEqual(
      expect.objectContaining({ kind, rating, effect: expect.stringMatching(effect) }),
    );
    expect(changes.filter((change) => change.kind === 'other')).toEqual([]);
  });
});

describe('a schema that is sent and answered', () => {
  const base = edited(
    "'#/components/schemas/ChatSessionRateLimitsParam'",
    "'#/components/schemas/ChatSessionRateLimits'",
    edited(/^ {4}ChatSessionRateLimitsParam:\n(?: {6}.*\n)*\n/, ''),
  );

  test('is named with every operation, and rated by the graver direction', async () => {
    const [change, ...others] = (
      await compare(edited('required: [max_requests_per_1_minute]', 'required: []', base), base)
    ).changes;
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      rating: 'major',
      kind: 'became optional',
      operations: [
        'sessions.cancel (response)',
        'sessions.create (request)',
        'sessions.create (response)',
      ],
    });
    expect(change?.effect).toMatch(/admit calls without it\. \(sent\) It may be absent now/);
  });
});

test('an error schema reaches every operation', async () => {
  const { changes } = await compare(edited('A short name for this very error', 'A name'));
  expect(changes).toEqual([
    expect.objectContaining({ kind: 'prose', name: 'ErrorObject.code', operations: both }),
  ]);
});

test('a place is the line of the revision, or of the base if it is gone there', async () => {
  const revision = edited(
    /^ {8}retry-after:\n(?: {10}.*\n)*/,
    '',
    edited('maximum: 600', 'maximum: 10'),
  );
  const { changes } = await compare(revision);
  expect(changes.map(({ place }) => place)).toEqual(
    expect.arrayContaining([
      {
        file: 'revision.yaml',
        line: revision.split('\n').findIndex((line) => line.includes('maximum: 10')) + 1,
        pointer: '#/components/schemas/ChatSessionExpiresAfterParam/properties/seconds',
      },
      expect.objectContaining({
        file: 'base.yaml',
        line: spec.split('\n').findIndex((line) => line.includes('retry-after:')) + 1,
      }),
    ]),
  );
});

describe('a report', async () => {
  const comparison = await compare(
    edited(
      'maximum: 600',
      'maximum: 300',
      edited('[active, expired, cancelled]', '[active, expired, cancelled, paused]'),
    ),
  );
  const bump = bumpFor(comparison.rating, '0.3.0');

  test('for people has groups, places, operations and effects', () => {
    const text = toText(comparison, bump);
    expect(text).toMatch(/^revision\.yaml against base\.yaml: 1 major, 1 minor$/m);
    expect(text.indexOf('MAJOR')).toBeLessThan(text.indexOf('MINOR'));
    expect(text).toContain(
      'has the maximum `300` instead of `600`: values beyond are refused by zod',
    );
    expect(text).toMatch(/revision\.yaml:\d+ {2}#\/components\/schemas\/ChatSessionStatus/);
    expect(text).toContain('reaches sessions.create (request)');
    expect(text).toContain(
      'released as minor: before 1.0 (the version is 0.3.0) a major becomes a minor',
    );
  });

  test('as markdown has a table for each rating', () => {
    const text = toMarkdown(comparison, bump);
    expect(text.match(/^### (Major|Minor|Patch)$/gm)).toEqual(['### Major', '### Minor']);
    for (const row of text.split('\n').filter((line) => line.startsWith('|'))) {
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
    }
  });

  test('as JSON has every change', () => {
    expect(JSON.parse(toJson(comparison, bump))).toMatchObject({
      rating: 'major',
      bump: { bump: 'minor' },
      summary: { major: 1, minor: 1, patch: 0 },
      changes: [{ kind: 'bound tightened' }, { kind: 'enum value added' }],
    });
  });
});

describe('a release', () => {
  test.each([
    ['major', '0.9.9', 'minor'],
    ['minor', '0.9.9', 'minor'],
    ['patch', '0.0.0', 'patch'],
    ['major', '1.0.0', 'major'],
    ['minor', '2.3.4', 'minor'],
  ] as const)('of %s after %s is %s', (rating, version, bump) => {
    expect(bumpFor(rating, version).bump).toBe(bump);
  });

  test.each([
    ['0.1.0', '0.2.0', 'minor'],
    ['0.9.0', '1.0.0', 'major'],
    ['1.2.3', '1.2.4', 'patch'],
    ['1.2.3', '1.2.3', undefined],
    ['1.2.3', '1.1.9', undefined],
  ] as const)('from %s to %s is %s', (from, to, bump) => {
    expect(bumpBetween(from, to)).toBe(bump);
  });
});

test('what is no OpenAPI document is named', () => {
  expect(() => readDocument('README.md', '# Title')).toThrow('README.md is no OpenAPI document');
  expect(() => readDocument('x.yaml', 'a: [')).toThrow('x.yaml is no OpenAPI document');
});
