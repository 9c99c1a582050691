import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { deviations, fixture, run, runOn, section, write } from './run.ts';

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
