import { describe, expect, test } from 'vitest';
import { fixture, run, runOn, section, write } from './run.ts';

describe('what is new is told with both sides', () => {
  test.each<[string, string, string, string[]]>([
    [
      'a field that ours lacks',
      '        user: { type: string }\n',
      '        user: { type: string }\n        scope: { type: string, nullable: true }\n',
      ['ChatSession.scope: field | absent | string | null'],
    ],
    [
      'a field that theirs lacks',
      '            recent_threads: { type: integer, minimum: 1 }\n',
      '',
      ['ChatSessionHistoryParam.recent_threads: field | integer | absent'],
    ],
    [
      'a type',
      'expires_at: { type: integer, format: int64 }',
      'expires_at: { type: string }',
      ['ChatSession.expires_at: type | integer | string'],
    ],
    [
      'a bound',
      'maximum: 600',
      'maximum: 3600',
      ['ChatSessionExpiresAfterParam.seconds: maximum | 600 | 3600'],
    ],
    [
      'a bound that theirs lacks',
      ', maximum: 600',
      '',
      ['ChatSessionExpiresAfterParam.seconds: maximum | 600 | absent'],
    ],
    [
      'nullability',
      "version: { anyOf: [{ type: string }, { type: 'null' }] }",
      'version: { type: string }',
      ['ChatKitWorkflow.version: nullable | true | false'],
    ],
    [
      'what is required',
      'required: [workflow, user]',
      'required: [user]',
      ['SessionCreateParams.workflow: required | true | false'],
    ],
    [
      'an enum value',
      'enum: [cancelled, active, expired]',
      'enum: [cancelled, active, expired, paused]',
      [
        'ChatSessionStatus: enum | ["active","cancelled","expired"] | ["active","cancelled","expired","paused"]',
      ],
    ],
    [
      'a default',
      'max_files: { type: integer, minimum: 1, default: 10 }',
      'max_files: { type: integer, minimum: 1, default: 5 }',
      ['ChatSessionFileUploadParam.max_files: default | 10 | 5'],
    ],
    [
      'an operation that theirs lacks',
      '/chatkit/sessions/{id}/cancel',
      '/chat/cancel',
      ['POST /chatkit/sessions/{session_id}/cancel: operation | present | absent'],
    ],
    [
      'an operation that ours lacks',
      '  /chat/completions:',
      "  /chatkit/threads:\n    get:\n      responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Titling' } } } } }\n  /chat/completions:",
      ['GET /chatkit/threads: operation | absent | present (its schemas: Titling)'],
    ],
    [
      'an answer without a body',
      "          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/ChatSessionResource' }\n  /chatkit/sessions/{id}",
      '  /chatkit/sessions/{id}',
      ['POST /chatkit/sessions: body of answer 200 | JSON | absent'],
    ],
    [
      'a list of objects, of which nothing else is told',
      "rate_limits: { $ref: '#/components/schemas/RateLimitsParam' }",
      "rate_limits: { type: array, items: { $ref: '#/components/schemas/RateLimitsParam' } }",
      ['ChatSessionRateLimitsParam: type | object | array'],
    ],
    [
      'a parameter',
      '- { name: id,',
      '- { name: force, in: query, schema: { type: boolean } }\n        - { name: id,',
      ['POST /chatkit/sessions/{session_id}/cancel: query force | absent | present'],
    ],
    [
      'a list instead of one',
      'id: { type: string }\n        object',
      'id: { type: array, items: { type: string } }\n        object',
      ['ChatSession.id: type | string | array'],
    ],
    [
      'closed answers',
      'Titling: { type: object,',
      'Titling: { type: object, additionalProperties: false,',
      ['ChatSessionAutomaticThreadTitling: unknown fields | admitted | refused'],
    ],
    [
      'the shape of errors',
      '        message: { type: string }\n',
      '        message: { type: string }\n        hint: { type: string }\n',
      ['ErrorObject.hint: field | absent | string'],
    ],
  ])('%s', async (_, from, to, lines) => {
    const result = await runOn(from, to);
    expect(section(result, 'New').slice(1)).toEqual(lines);
    expect(result.status).toBe(1);
  });

  test('a listed difference whose other side moved on is new, and the list is stale', async () => {
    const result = await runOn('default: chatkit.session', 'default: chat.session');
    expect(section(result, 'New').slice(1)).toEqual([
      'ChatSession.object: default | absent | chat.session',
    ]);
    expect(section(result, 'Listed in the deviations')).toEqual([
      'ChatSession.object: default (A validator that applies defaults would accept an answer without the constant.)',
    ]);
  });
});

describe('schemas of theirs that lead back to themselves', () => {
  test.each([
    ['all of itself', "{ allOf: [{ $ref: '#/components/schemas/Odd' }] }"],
    ['a choice of itself', "{ oneOf: [{ $ref: '#/components/schemas/Odd' }] }"],
    ['itself or a string', "{ oneOf: [{ $ref: '#/components/schemas/Odd' }, { type: string }] }"],
    [
      'a field of itself',
      "{ type: object, properties: { odd: { $ref: '#/components/schemas/Odd' } } }",
    ],
  ])('%s', async (_, schema) => {
    const field = "        odd: { $ref: '#/components/schemas/Odd' }\n";
    const text = fixture.replace('        user: { type: string }\n', (user) => user + field);
    write('upstream.yaml', `${text}    Odd: ${schema}\n`);
    const odd = await run('upstream.yaml');
    expect(section(odd, 'New').slice(1)).toEqual(['ChatSession.odd: field | absent | Odd']);
  });

  test('a YAML alias within its own anchor', async () => {
    const result = await runOn(
      '  /chat/completions:',
      '  /chatkit/threads:\n    get: &threads\n      x-again: *threads\n  /chat/completions:',
    );
    expect(section(result, 'New').slice(1)).toEqual([
      'GET /chatkit/threads: operation | absent | present',
    ]);
  });
});
