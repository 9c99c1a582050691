import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Kind } from '../spec-diff/change.ts';
import { compareSpecs, type RatedChange } from '../spec-diff/compare.ts';
import { readDocument } from '../spec-diff/document.ts';
import type { Rating } from '../spec-diff/redocly.ts';

const spec = readFileSync(join(import.meta.dirname, 'fixtures/sessions.yaml'), 'utf8');

/** What a place, its keys between slashes, is to hold; nothing takes it out. */
type Edit = readonly [place: string, value?: unknown];

function edited(edits: readonly Edit[], text = spec): string {
  const document: unknown = parse(text);
  for (const [place, value] of edits) {
    const keys = place.split(' / ');
    const last = keys.pop() ?? '';
    const owner = keys.reduce<unknown>(
      (node, key) => (node as Record<string, unknown>)[key],
      document,
    );
    if (value === undefined) delete (owner as Record<string, unknown>)[last];
    else (owner as Record<string, unknown>)[last] = value;
  }
  return stringify(document, { aliasDuplicateObjects: false });
}

/** What is told of the edits, which start from the spec with the edits `before`. */
async function changesBy(
  edits: readonly Edit[],
  before: readonly Edit[] = [],
): Promise<RatedChange[]> {
  const base = edited(before);
  const { changes } = await compareSpecs(
    readDocument('base.yaml', base),
    readDocument('revision.yaml', edited(edits, base)),
  );
  return changes;
}

const schemas = 'components / schemas';
const request = `${schemas} / ChatSessionWorkflowParam / properties`;
const answer = `${schemas} / ChatSession / properties`;
const create = 'paths / /chatkit/sessions / post';
const cancel = 'paths / /chatkit/sessions/{session_id}/cancel / post';
const toTracing = { $ref: '#/components/schemas/ChatKitWorkflowTracing' };
const variables = 'ChatSessionWorkflowParam.state_variables[key]';
const asNull = { type: 'null' };
const jsonOf = (schema: object) => ({ content: { 'application/json': { schema } } });

type Case = readonly [
  name: string,
  edits: readonly Edit[],
  expected: readonly (readonly [Kind, string, Rating])[],
  before?: readonly Edit[],
];

const values: readonly Case[] = [
  [
    'an enum set on what is answered',
    [[`${schemas} / ErrorObject / properties / type / enum`, ['a', 'b']]],
    [['values limited', 'ErrorObject.type', 'major']],
  ],
  [
    'an enum lifted from what is sent',
    [[`${request} / version / enum`]],
    [['values unlimited', 'ChatSessionWorkflowParam.version', 'minor']],
    [[`${request} / version / enum`, ['a', 'b']]],
  ],
  [
    'an enum lifted from what is answered',
    [[`${schemas} / ChatSessionStatus / enum`]],
    [['values unlimited', 'ChatSessionStatus', 'major']],
  ],
  [
    'a constant lifted from what is sent',
    [[`${schemas} / ChatSessionExpiresAfterParam / properties / anchor / const`]],
    [['values unlimited', 'ChatSessionExpiresAfterParam.anchor', 'minor']],
  ],
  [
    'a constant that becomes one of two values',
    [
      [
        `${schemas} / ChatSessionExpiresAfterParam / properties / anchor`,
        {
          type: 'string',
          description: 'What the time counts from. One value is allowed.',
          enum: ['created_at', 'now'],
        },
      ],
    ],
    [['enum value added', 'ChatSessionExpiresAfterParam.anchor', 'minor']],
  ],
  [
    'one of two values that becomes a constant',
    [[`${answer} / mode`, { type: 'string', const: 'a' }]],
    [['enum value removed', 'ChatSession.mode', 'major']],
    [[`${answer} / mode`, { type: 'string', enum: ['a', 'b'] }]],
  ],
  [
    'a rule on the keys of a map lifted',
    [[`${request} / state_variables / propertyNames`]],
    [['bound loosened', 'ChatSessionWorkflowParam.state_variables', 'minor']],
  ],
  [
    'a rule on the keys of a map set',
    [[`${request} / state_variables / propertyNames`, { type: 'string', maxLength: 9 }]],
    [['bound tightened', 'ChatSessionWorkflowParam.state_variables', 'major']],
    [[`${request} / state_variables / propertyNames`]],
  ],
  [
    'a pattern lifted from what is sent',
    [[`${request} / version / pattern`]],
    [['bound loosened', 'ChatSessionWorkflowParam.version', 'minor']],
    [[`${request} / version / pattern`, '^v']],
  ],
  [
    'a map whose values get a schema',
    [[`${answer} / labels / additionalProperties`, { type: 'string' }]],
    [['type changed', 'ChatSession.labels[key]', 'major']],
    [[`${answer} / labels`, { type: 'object' }]],
  ],
  [
    'a map that becomes closed',
    [[`${answer} / labels / additionalProperties`, false]],
    [['object closed', 'ChatSession.labels', 'major']],
    [[`${answer} / labels`, { type: 'object', additionalProperties: { type: 'string' } }]],
  ],
  [
    'the first fields of an object',
    [[`${answer} / more / properties`, { a: { type: 'string' } }]],
    [['field added', 'ChatSession.more.a', 'minor']],
    [[`${answer} / more`, { type: 'object' }]],
  ],
  [
    'a default that is an object, gone to null',
    [[`${request} / state_variables / default`, null]],
    [['default changed', 'ChatSessionWorkflowParam.state_variables', 'minor']],
  ],
  [
    'advice in messages',
    [
      [`${schemas} / SessionCreateParams / properties / user / x-hint`, 'Another.'],
      [`${schemas} / SessionCreateParams / x-misnamed / model`, 'The workflow has it.'],
    ],
    [
      ['advice', 'SessionCreateParams', 'patch'],
      ['advice', 'SessionCreateParams.user', 'patch'],
    ],
  ],
];

const notations: readonly Case[] = [
  [
    'a reference that may be null',
    [[`${schemas} / ChatKitWorkflow / properties / tracing`, { anyOf: [toTracing, asNull] }]],
    [['null admitted', 'ChatKitWorkflow.tracing', 'major']],
    [[`${schemas} / ChatKitWorkflow / properties / tracing`, toTracing]],
  ],
  [
    'a reference that may no longer be null',
    [[`${schemas} / ChatKitWorkflow / properties / tracing`, toTracing]],
    [['null refused', 'ChatKitWorkflow.tracing', 'minor']],
    [[`${schemas} / ChatKitWorkflow / properties / tracing`, { anyOf: [toTracing, asNull] }]],
  ],
  [
    'the same said by a list of types and by a choice',
    [[`${answer} / note`, { anyOf: [{ type: 'string' }, asNull] }]],
    [],
    [[`${answer} / note`, { type: ['string', 'null'] }]],
  ],
  [
    'null as one more of several alternatives',
    [[`${answer} / note`, { anyOf: [{ type: 'string' }, { type: 'number' }, asNull] }]],
    [['null admitted', 'ChatSession.note', 'major']],
    [[`${answer} / note`, { anyOf: [{ type: 'string' }, { type: 'number' }] }]],
  ],
  [
    'a type that becomes one of two in what is sent',
    [[`${request} / note`, { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'number' }] }]],
    [['alternative added', 'ChatSessionWorkflowParam.note[alternative 2]', 'minor']],
    [[`${request} / note`, { type: 'string', maxLength: 5 }]],
  ],
  [
    'one of three types that is the only one now',
    [[`${request} / state_variables / additionalProperties`, { type: 'string' }]],
    [
      ['alternative removed', `${variables}[alternative 2]`, 'major'],
      ['alternative removed', `${variables}[alternative 3]`, 'major'],
      ['bound loosened', `${variables}[alternative 1]`, 'minor'],
    ],
  ],
  [
    'a nullable type that becomes one of two',
    [[`${answer} / note`, { anyOf: [{ type: 'string' }, { type: 'number' }, asNull] }]],
    [['alternative added', 'ChatSession.note[alternative 2]', 'major']],
    [[`${answer} / note`, { type: ['string', 'null'] }]],
  ],
  [
    'a field that refers to another schema, of which neither changed',
    [[`${answer} / workflow / $ref`, '#/components/schemas/ChatKitWorkflowTracing']],
    [
      ['field removed', 'ChatSession.workflow.id', 'major'],
      ['required field added', 'ChatSession.workflow.enabled', 'minor'],
    ],
    [
      [`${schemas} / ChatKitWorkflow / required`, ['id']],
      [`${schemas} / ChatKitWorkflow / properties`, { id: { type: 'string' } }],
    ],
  ],
  [
    'an answer that refers to another schema',
    [
      [
        `${create} / responses / 200 / content / application/json / schema / $ref`,
        '#/components/schemas/ErrorResponse',
      ],
    ],
    [
      ['field removed', 'POST /chatkit/sessions › responses › 200.enabled', 'major'],
      ['required field added', 'POST /chatkit/sessions › responses › 200.error', 'minor'],
      ['prose', 'POST /chatkit/sessions › responses › 200', 'patch'],
    ],
    [[`${create} / responses / 200 / content / application/json / schema / $ref`, toTracing.$ref]],
  ],
];

const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const operations: readonly Case[] = [
  [
    'a body that must be sent now',
    [[`${cancel} / requestBody`, { required: true, ...jsonOf(toTracing) }]],
    [['required body added', 'POST /chatkit/sessions/{session_id}/cancel › requestBody', 'major']],
  ],
  [
    'a body that may be sent, where nothing was',
    [[`${cancel} / requestBody`, jsonOf(toTracing)]],
    [['params added', 'POST /chatkit/sessions/{session_id}/cancel › requestBody', 'major']],
  ],
  [
    'a body that is gone',
    [[`${cancel} / requestBody`]],
    [['body removed', 'POST /chatkit/sessions/{session_id}/cancel › requestBody', 'major']],
    [[`${cancel} / requestBody`, jsonOf(toTracing)]],
  ],
  [
    'one more query parameter',
    [[`${cancel} / parameters / 3`, { ...limit, name: 'after' }]],
    [['parameter added', 'POST /chatkit/sessions/{session_id}/cancel › query after', 'minor']],
    [[`${cancel} / parameters / 2`, limit]],
  ],
  [
    'a query parameter under another name',
    [[`${cancel} / parameters / 2 / name`, 'max']],
    [['parameter renamed', 'POST /chatkit/sessions/{session_id}/cancel › query max', 'major']],
    [[`${cancel} / parameters / 2`, limit]],
  ],
  [
    'a success with another body',
    [[`${create} / responses / 202`, { description: 'Later.' }]],
    [['success added', 'POST /chatkit/sessions › responses › 202', 'major']],
  ],
  [
    'a success with the same body',
    [
      [
        `${create} / responses / 201`,
        { description: 'New.', ...jsonOf({ $ref: '#/components/schemas/ChatSession' }) },
      ],
    ],
    [['answer added', 'POST /chatkit/sessions › responses › 201', 'minor']],
  ],
  [
    'a success that is gone',
    [[`${create} / responses / 202`]],
    [['success removed', 'POST /chatkit/sessions › responses › 202', 'major']],
    [[`${create} / responses / 202`, { description: 'Later.' }]],
  ],
  [
    'an error that is no longer listed',
    [[`${create} / responses / 429`]],
    [['answer removed', 'POST /chatkit/sessions › responses › 429', 'patch']],
  ],
  [
    'another method, and a bound tightened in it',
    [
      [`paths / /chatkit/sessions/{session_id}/cancel`, {}],
      [
        `paths / /chatkit/sessions/{id}`,
        {
          delete: {
            operationId: 'sessions.cancel',
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 2 } },
            ],
            responses: { 204: { description: 'Gone.' } },
          },
        },
      ],
    ],
    [
      ['operation moved', 'DELETE /chatkit/sessions/{id}', 'major'],
      ['bound tightened', 'DELETE /chatkit/sessions/{id} › path id', 'major'],
    ],
    [
      [
        cancel,
        {
          operationId: 'sessions.cancel',
          parameters: [
            { name: 'session_id', in: 'path', required: true, schema: { type: 'string' } },
          ],
          responses: { 204: { description: 'Gone.' } },
        },
      ],
    ],
  ],
  [
    'a name that only the document knows',
    [
      [
        'components / parameters / Renamed',
        {
          name: 'OpenAI-Beta',
          in: 'header',
          required: true,
          schema: { type: 'string', const: 'b' },
        },
      ],
      ['components / parameters / Beta'],
      [`${create} / parameters / 0 / $ref`, '#/components/parameters/Renamed'],
      [`${cancel} / parameters / 1 / $ref`, '#/components/parameters/Renamed'],
    ],
    [],
    [
      [
        'components / parameters / Beta',
        {
          name: 'OpenAI-Beta',
          in: 'header',
          required: true,
          schema: { type: 'string', const: 'b' },
        },
      ],
    ],
  ],
  [
    'tags and the version of OpenAPI',
    [
      ['openapi', '3.1.1'],
      ['tags / 1', { name: 'more' }],
      [`${create} / tags`, ['more']],
    ],
    [
      ['document', 'the root of the document', 'patch'],
      ['document', 'tags › 1', 'patch'],
      ['document', 'POST /chatkit/sessions', 'patch'],
    ],
  ],
  [
    'a header of an answer',
    [['components / responses / TooManyRequests / headers / retry-after']],
    [
      [
        'answer header',
        'components › responses › TooManyRequests › headers › retry-after',
        'major',
      ],
    ],
  ],
];

describe.each([
  ['values', values],
  ['what is said in two ways', notations],
  ['operations', operations],
] as const)('%s', (_, cases) => {
  for (const [name, edits, expected, before] of cases) {
    test(name, async () => {
      const changes = await changesBy(edits, before);
      expect(changes.map((change) => [change.kind, change.name, change.rating])).toEqual(expected);
    });
  }
});

test('what moved is told with both places, and reaches its operation', async () => {
  const [change, ...others] = await changesBy([
    [
      `paths / /chatkit/mint`,
      {
        put: (parse(spec) as { paths: Record<string, { post: object }> }).paths['/chatkit/sessions']
          ?.post,
      },
    ],
    [`paths / /chatkit/sessions`],
  ]);
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    name: 'PUT /chatkit/mint',
    operations: ['sessions.create'],
    effect: expect.stringContaining('is where `"POST /chatkit/sessions"` was'),
  });
});

test('what redocly cannot read is told with the name of the document', async () => {
  const broken = edited([[`${answer} / status / $ref`, '#/components/schemas/Nothing']]);
  await expect(
    compareSpecs(readDocument('base.yaml', spec), readDocument('spec/x.yaml', broken)),
  ).rejects.toThrow(/spec\/x\.yaml:\d+:\d+[^]*Can't resolve \$ref/);
});

test.each(['paths: null', 'paths: []', '', '[]'])('%j is no OpenAPI document', (text) => {
  expect(() => readDocument('x.yaml', text)).toThrow(
    'x.yaml is no OpenAPI document. It has no paths.',
  );
});
