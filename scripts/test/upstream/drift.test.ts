import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { findDrift } from '../../upstream/drift.ts';
import { readPart } from '../../upstream/part.ts';
import { fixture, section, createFolder } from './run.ts';

const { run, write } = createFolder();

test('spec-upstream reports no unlisted difference for the spec, and lists known and renamed parts', async () => {
  write('upstream.yaml', fixture);
  const result = await run('upstream.yaml');
  expect(section(result, 'Unlisted differences')).toEqual([]);
  expect(section(result, 'Listed deviations that no longer exist')).toEqual([]);
  expect(section(result, 'Schemas matched')).toEqual(
    expect.arrayContaining([
      'ChatSession is ChatSessionResource',
      'SessionCreateParams is CreateChatSessionBody',
      'ThreadListParams is GetChatkitThreadsParams',
      // No operation of the vendor uses this schema, so it is matched by its name.
      'ErrorObject is Error',
    ]),
  );
  expect(result.status).toBe(0);
});

test('spec-upstream ignores different prose, names and notations', () => {
  const lines = driftAfter(
    ['Prose is not compared.', 'Really not.'],
    ['summary: Start a chat', 'summary: Anything'],
    ['title: A thread', 'title: Any'],
    ['[cancelled, active, expired]', '[expired, active, cancelled]'],
    ['type: string, enum: [created_at], default: created_at', 'const: created_at'],
    ["{ type: [integer, 'null'] }", '{ type: integer, nullable: true }'],
    ['Titling: { type: object, required', 'Titling: { required'],
    ['type: array, items', 'items'],
    ['SessionStatus', 'StateOfASession'],
    ['{id}/cancel', '{session}/cancel'],
    ['name: id,', 'name: session,'],
    ['format: unixtime', 'format: int64'],
    ['discriminator: { propertyName: type }', 'x-none: 1'],
    // A repeated id.
    ['operationId: ShowItems', 'operationId: FindThreads'],
  );
  expect(lines).toEqual([]);
});

test.each<[name: string, edits: readonly (readonly [from: string, to: string])[], lines: string[]]>(
  [
    [
      'a field that our spec lacks',
      [
        [
          'properties: { id: { type: string } } }',
          "properties: { id: { type: string }, odd: { type: [string, 'null'] } } }",
        ],
      ],
      ['ToolChoice.odd › field › ours absent, theirs "string | null"'],
    ],
    [
      "a field that the vendor's document lacks",
      [['recent_threads: { type: integer, minimum: 1 }', '']],
      ['ChatkitConfigurationParam.history.recent_threads › field › ours "integer", theirs absent'],
    ],
    [
      'an operation with different places in both documents',
      [
        ['/chatkit/sessions/{id}/cancel', '/chat/cancel/{id}'],
        ['StopChat', 'Stop'],
      ],
      ['POST /chatkit/sessions/{id}/cancel › operation › ours "present", theirs absent'],
    ],
    [
      'an operation that our spec lacks',
      [
        ['/chat/completions', '/chatkit/odd'],
        ['createChatCompletion', 'odd'],
      ],
      [
        'POST /chat/completions › operation › ours "present", theirs absent',
        'POST /chatkit/odd › operation › ours absent, theirs "present"',
      ],
    ],
    [
      'a type',
      [['expires_at: { type: integer, format: unixtime }', 'expires_at: { type: string }']],
      ['ChatSessionResource.expires_at › type › ours "integer", theirs "string"'],
    ],
    [
      'a bound',
      [['maximum: 600', 'maximum: 3600']],
      ['ExpiresAfterParam.seconds › maximum › ours 600, theirs 3600'],
    ],
    [
      "a bound that the vendor's document lacks",
      [[', maximum: 600', '']],
      ['ExpiresAfterParam.seconds › maximum › ours 600, theirs absent'],
    ],
    [
      'an exclusive bound of OpenAPI 3.0',
      [
        [
          'recent_threads: { type: integer, minimum: 1 }',
          'recent_threads: { type: integer, minimum: 0, exclusiveMinimum: true }',
        ],
      ],
      [
        'ChatkitConfigurationParam.history.recent_threads › exclusiveMinimum › ours absent, theirs 0',
        'ChatkitConfigurationParam.history.recent_threads › minimum › ours 1, theirs absent',
      ],
    ],
    [
      'a default',
      [['maximum: 512 }', 'maximum: 512, default: 5 }']],
      ['ChatkitConfigurationParam.file_upload.max_file_size › default › ours absent, theirs 5'],
    ],
    [
      'a required field',
      [['required: [workflow, user]', 'required: [user]']],
      ['CreateChatSessionBody.workflow › required › ours true, theirs false'],
    ],
    [
      'an enum value',
      [['[cancelled, active, expired]', '[active, expired]']],
      ['SessionStatus › enum › ours ["active","cancelled","expired"], theirs ["active","expired"]'],
    ],
    [
      'nullability',
      [
        [
          "max_files: { anyOf: [{ type: integer }, { type: 'null' }] }",
          'max_files: { type: integer }',
        ],
      ],
      ['ChatkitConfiguration.file_upload.max_files › nullable › ours true, theirs false'],
    ],
    [
      'closed responses',
      [['Titling: { type: object,', 'Titling: { type: object, additionalProperties: false,']],
      ['Titling › unknown fields › ours "allowed", theirs "refused"'],
    ],
    [
      'an array of objects, as a single difference',
      [
        [
          "rate_limits: { $ref: '#/components/schemas/RateLimitsParam' }",
          "rate_limits: { type: array, items: { $ref: '#/components/schemas/RateLimitsParam' } }",
        ],
      ],
      ['CreateChatSessionBody.rate_limits › type › ours "object", theirs "array"'],
    ],
    [
      'a deprecated operation',
      [['operationId: StopChat', 'deprecated: true\n      operationId: StopChat']],
      ['POST /chatkit/sessions/{id}/cancel › deprecated › ours absent, theirs true'],
    ],
    [
      'another server',
      [['https://api.openai.com/v1', 'https://api.openai.com/v2']],
      ['servers › servers › ours "https://api.openai.com/v1", theirs "https://api.openai.com/v2"'],
    ],
    [
      'other security',
      [['scheme: bearer', 'scheme: basic']],
      [
        'security › security › ours [[{"type":"http","scheme":"bearer","scopes":[]}]], theirs [[{"type":"http","scheme":"basic","scopes":[]}]]',
      ],
    ],
    [
      'another media type',
      [
        [
          "{ application/json: { schema: { $ref: '#/components/schemas/DeletedThread' } } }",
          "{ text/plain: { schema: { $ref: '#/components/schemas/DeletedThread' } } }",
        ],
      ],
      [
        'DELETE /chatkit/threads/{thread_id} result › nullable › ours false, theirs true',
        'DELETE /chatkit/threads/{thread_id} result(DeletedThread) › alternative › ours "DeletedThread", theirs absent',
      ],
    ],
    [
      'a bound of a query parameter',
      [['maxLength: 512', 'maxLength: 64']],
      ['FindThreadsParams.user › maxLength › ours 512, theirs 64'],
    ],
    [
      'another tag of a union member',
      [['enum: [active], default: active', 'enum: [open], default: open']],
      ['ActiveThread.type › enum › ours ["active"], theirs ["open"]'],
    ],
    [
      'a union member that our spec lacks',
      [
        [
          "- { $ref: '#/components/schemas/WidgetItem' }",
          "- { $ref: '#/components/schemas/WidgetItem' }\n        - { $ref: '#/components/schemas/Titling' }",
        ],
      ],
      [
        'Item › oneOf › ours absent, theirs 6',
        'Item › tag › ours "type", theirs absent',
        'Item(Titling) › alternative › ours absent, theirs "Titling"',
      ],
    ],
    [
      'a field of a union member',
      [
        [
          'status: { type: string, enum: [in_progress',
          'status: { type: string, enum: [odd, in_progress',
        ],
      ],
      [
        'ToolCallItem.status › enum › ours ["completed","in_progress"], theirs ["completed","in_progress","odd"]',
      ],
    ],
    [
      'a field of a shared allOf part, in each schema',
      [['thread_id: { type: string }', 'thread_id: { type: integer }']],
      'User Assistant Widget ToolCall Task TaskGroup'
        .split(' ')
        .map((name) => `${name}Item.thread_id › type › ours "string", theirs "integer"`)
        .concat('ItemBase.thread_id › type › ours "string", theirs "integer"'),
    ],
  ],
)('spec-upstream reports %s, with the values of both documents', (_, edits, lines) => {
  expect(driftAfter(...edits)).toEqual(lines);
});

/** Returns the drift between the fixture and its edited copy. */
function driftAfter(...edits: (readonly [from: string, to: string])[]): string[] {
  const edited = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, fixture);
  const ours = readPart(load(fixture));
  return findDrift(ours, readPart(load(edited), ours)).differences;
}
