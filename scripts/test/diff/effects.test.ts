// Every other change is rated, and told with its effect and with what it reaches.
import { expect, test } from 'vitest';
import type { Kind } from '../../diff/change.ts';
import type { Rating } from '../../diff/redocly.ts';
import { compare, replaced } from './edits.ts';

const beta = "        - $ref: '#/components/parameters/Beta'\n      responses:";
const query = (required: boolean): string =>
  `        - { name: force, in: query, required: ${required}, schema: { type: boolean } }\n${beta}`;
const maxFiles = '          description: How many files the session takes.\n          minimum';
const alternatives = ['string', 'boolean'].map((type) => `              - type: ${type}`);

test.each<{
  what: string;
  edit: [from: string, to: string];
  told: [kind: Kind, rating: Rating, effect: RegExp];
}>([
  {
    what: 'an operation moved',
    edit: ['  /chatkit/sessions:', '  /chatkit/chats:'],
    told: ['operation moved', 'major', /the client calls it there/],
  },
  {
    what: 'an operation renamed',
    edit: ['operationId: sessions.cancel', 'operationId: sessions.end'],
    told: ['operation renamed', 'major', /calls of the old one do not compile/],
  },
  {
    what: 'a path parameter renamed',
    edit: ['session_id', 'chat_id'],
    told: ['path parameter renamed', 'patch', /same arguments/],
  },
  {
    what: 'a first parameter added',
    edit: [beta, query(false)],
    told: [
      'params added',
      'major',
      /`params` before `options` now, so calls that give options do not compile/,
    ],
  },
  {
    what: 'a required parameter added',
    edit: [beta, query(true)],
    told: ['required parameter added', 'major', /calls without it do not compile/],
  },
  {
    what: 'a server changed',
    edit: ['api.openai.com/v1', 'api.openai.com/v2'],
    told: ['server changed', 'major', /base URL/],
  },
  {
    what: 'a scheme changed',
    edit: ['scheme: bearer', 'scheme: basic'],
    told: ['security changed', 'major', /API key/],
  },
  {
    what: 'a field renamed',
    edit: [
      `max_files:\n          type: integer\n${maxFiles}`,
      `max_uploads:\n          type: integer\n${maxFiles}`,
    ],
    told: ['field renamed', 'major', /was called `"max_files"`: calls with the old name/],
  },
  {
    what: 'a type changed',
    edit: ['expires_at:\n          type: integer', 'expires_at:\n          type: string'],
    told: ['type changed', 'major', /reads it as before does not compile/],
  },
  {
    what: 'a constant changed',
    edit: ['const: chatkit.session', 'const: chatkit.chat'],
    told: ['constant changed', 'major', /zod refuses it/],
  },
  {
    what: 'an alternative that may be answered',
    edit: [alternatives.join('\n'), alternatives.join('\n              - type: integer\n')],
    told: ['alternative added', 'major', /code that reads it has to handle it/],
  },
  {
    what: 'whole numbers no more',
    edit: [`type: integer\n${maxFiles}`, `type: number\n${maxFiles}`],
    told: ['integer became number', 'minor', /may have a fraction/],
  },
])('$what', async ({ edit, told: [kind, rating, effect] }) => {
  const { changes } = await compare(replaced(...edit));
  expect(changes.filter((change) => change.kind !== 'other')).toContainEqual(
    expect.objectContaining({ kind, rating, effect: expect.stringMatching(effect) }),
  );
  expect(changes.filter((change) => change.kind === 'other')).toEqual([]);
});

test('of a schema that is sent and answered, the graver direction counts', async () => {
  const base = replaced(
    "'#/components/schemas/ChatSessionRateLimitsParam'",
    "'#/components/schemas/ChatSessionRateLimits'",
    replaced(/^ {4}ChatSessionRateLimitsParam:\n(?: {6}.*\n)*\n/, ''),
  );
  const revision = replaced('required: [max_requests_per_1_minute]', 'required: []', base);
  const { changes } = await compare(revision, base);
  expect(changes).toEqual([
    expect.objectContaining({
      rating: 'major',
      kind: 'became optional',
      operations: [
        'sessions.cancel (response)',
        'sessions.create (request)',
        'sessions.create (response)',
      ],
      effect: expect.stringMatching(/admit calls without it\. \(sent\) It may be absent now/),
    }),
  ]);
});

test('an error schema reaches every operation', async () => {
  const { changes } = await compare(replaced('A short name for this very error', 'A name'));
  expect(changes).toEqual([
    expect.objectContaining({
      kind: 'prose',
      name: 'ErrorObject.code',
      operations: ['sessions.cancel (response)', 'sessions.create (response)'],
    }),
  ]);
});
