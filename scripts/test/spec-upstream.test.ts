import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { deviations, fixture, run, write, type Run } from './upstream-run.ts';

/** Runs it on the fixture after an edit, which must change it. */
async function runOn(from: string, to: string, ...words: string[]): Promise<Run> {
  const text = fixture.replaceAll(from, to);
  expect(text).not.toBe(fixture);
  write('upstream.yaml', text);
  return run('upstream.yaml', ...words);
}

/** The lines under a title, with single spaces. */
function section({ stdout }: Run, title: string): string[] {
  const [, lines = ''] = new RegExp(`^${title}.*\n((?: {2}.*\n?)*)`, 'm').exec(stdout) ?? [];
  return lines.split('\n').flatMap((line) => line.trim().replace(/ {2,}/g, ' | ') || []);
}

describe('a document that differs as listed', () => {
  test('has nothing new, from a YAML file, a JSON file and a URL', async () => {
    write('upstream.yaml', fixture);
    write('upstream.json', JSON.stringify(parse(fixture)));
    const server = createServer((_, response) => response.end(fixture));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/openapi.yaml`;
    for (const source of ['upstream.yaml', 'upstream.json', url]) {
      const result = await run(source);
      expect(result.stdout).toContain(`beside ${source}: 0 new, 11 known, 0 listed that are gone`);
      expect(result.status).toBe(0);
      expect(section(result, 'Known')).toContain(
        'ChatSessionWorkflowParam.state_variables[key name]: maxLength (The public document states the limit in prose alone.)',
      );
    }
    server.close();
  });

  test('has its schemas matched though their names differ', async () => {
    write('upstream.yaml', fixture);
    const pairs = section(await run('upstream.yaml'), 'Schemas matched');
    expect(pairs).toEqual(
      expect.arrayContaining([
        'ChatSession is ChatSessionResource',
        'SessionCreateParams is CreateChatSessionBody',
        'ChatSessionStatus is SessionStatus',
        // No operation of theirs leads to these two: they are found by their shape.
        'ErrorResponse is Failure',
        'ErrorObject is Error',
      ]),
    );
  });

  test('may say everything else in other words', async () => {
    for (const [from, to] of [
      ['Prose is not compared.', 'Really not.'],
      ['summary: Create a session', 'summary: Anything'],
      ['[cancelled, active, expired]', '[expired, active, cancelled]'],
      ['anchor: { type: string, enum: [created_at] }', 'anchor: { const: created_at }'],
      ['max_files: { type: integer, nullable: true }', "max_files: { type: ['null', integer] }"],
      ['SessionStatus', 'StateOfASession'],
      ['{id}/cancel', '{session}/cancel'],
    ] as const) {
      const edited = from === '{id}/cancel' ? 'name: session, in: path' : '';
      const text = edited ? fixture.replace('name: id, in: path', edited) : fixture;
      write('upstream.yaml', text.replaceAll(from, to));
      expect(await run('upstream.yaml')).toMatchObject({ status: 0 });
    }
  });
});

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

describe('the list of deviations', () => {
  test('is flagged where a difference no longer exists', async () => {
    const result = await runOn(', default: chatkit.session', '');
    expect(result.stdout).toContain('0 new, 10 known, 1 listed that are gone');
    expect(section(result, 'Listed in the deviations')).toHaveLength(1);
    expect(result.status).toBe(1);
  });

  test('takes a new one with its reason', async () => {
    const entry = {
      at: 'ChatSessionExpiresAfterParam.seconds',
      what: 'maximum',
      ours: 600,
      theirs: 3600,
      reason: 'Tried: more is refused.',
    };
    write('deviations.yaml', `${deviations}\n${stringify([entry])}`);
    const result = await runOn('maximum: 600', 'maximum: 3600', '--deviations', 'deviations.yaml');
    expect(result).toMatchObject({ status: 0 });
    expect(section(result, 'Known')).toContain(
      'ChatSessionExpiresAfterParam.seconds: maximum (Tried: more is refused.)',
    );
  });

  const entry = '{ at: ChatSession.id, what: type, ours: string, theirs: array';
  test.each([
    ['lacks a reason', `- ${entry} }`, 'entry 1 (ChatSession.id) lacks reason'],
    ['has an empty one', `- ${entry}, reason: '' }`, 'entry 1 (ChatSession.id) lacks a reason'],
    ['has a key too many', `- ${entry}, reason: x, why: y }`, 'has why, which says nothing here'],
    [
      'is there twice',
      `- ${entry}, reason: x }\n- ${entry}, reason: y }`,
      'says what entry 1 does',
    ],
    ['stands alone', entry + ' }', 'must be a list of entries with at, what'],
    ['is no entry', '- 3', 'must be a list of entries with at, what'],
    ['cannot be read', '- [', 'deviations.yaml cannot be read: Flow sequence'],
  ])('refuses one that %s', async (_, text, reason) => {
    write('deviations.yaml', `${text}\n`);
    const words = ['--deviations', 'deviations.yaml'];
    expect(await runOn('maximum: 600', 'maximum: 1', ...words)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(reason),
    });
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
