import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rawOperations } from '../../spec/operations.ts';
import { root } from '../../repository/root.ts';
import { loadSpec } from '../../spec/load.ts';
import { readDeviations } from '../../upstream/deviations.ts';
import { run, write, type Run } from './run.ts';

/** Runs it on a document of which only the body of one operation is said. */
async function runOnBody(schema: string, schemas: object = {}): Promise<Run> {
  const text = JSON.stringify({ openapi: '3.1.0', components: { schemas } });
  const content = `{ "application/json": { "schema": ${schema} } }`;
  const paths = `{ "/chatkit/sessions": { "post": { "requestBody": { "content": ${content} } } } }`;
  write('hostile.json', `${text.slice(0, -1)}, "paths": ${paths} }`);
  return run('hostile.json');
}

test('a reference that is not encoded as it should be leads to what has that very name', async () => {
  const reference = '{ "$ref": "#/components/schemas/50%" }';
  const { status, stdout } = await runOnBody(reference, { '50%': { type: 'object' } });
  expect(stdout).toContain('SessionCreateParams is 50%');
  expect(status).toBe(1);
});

test('schemas that are nested without end are refused by name', async () => {
  const deep = '{ "allOf": ['.repeat(20_000) + '{}' + '] }'.repeat(20_000);
  expect(await runOnBody(deep)).toMatchObject({
    status: 2,
    stderr: 'hostile.json cannot be compared: its schemas are nested too deep.\n',
  });
});

test('schemas that are each twice the next one are read once', async () => {
  const to = (at: number) => ({ $ref: `#/components/schemas/Twice${at}` });
  const twice = Array.from({ length: 64 }, (_, at) => [
    `Twice${at}`,
    { allOf: [to(at + 1), to(at + 1)] },
  ]);
  const end = { type: 'object', properties: { user: { type: 'string' }, odd: { type: 'string' } } };
  const schemas = { ...Object.fromEntries(twice), Twice64: end };
  const { stdout } = await runOnBody(JSON.stringify(to(0)), schemas);
  expect(stdout).toMatch(/SessionCreateParams\.odd: field +absent +string/);
});

test('nothing of theirs steers the terminal or makes a line of its own', async () => {
  const { stdout } = await runOnBody(
    JSON.stringify({ type: 'object', properties: { '\u001B[2J\nKnown\n\u009B1m\u202Ex': {} } }),
  );
  expect(stdout).toContain('\\u{1b}[2J\\u{a}Known\\u{a}\\u{9b}1m\\u{202e}x: field');
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}/u);
});

test('a timeout that no timer can wait is refused', async () => {
  expect(await run('http://127.0.0.1:9/', '--timeout', '9999999')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^--timeout takes seconds, not "9999999"; 2147483 at most/),
  });
});

test('the deviations of the spec are of things that it has', async () => {
  const document = (await loadSpec(join(root, 'spec/openapi.yaml'))).document();
  const names = [
    ...Object.keys(document.components?.schemas ?? {}),
    ...rawOperations(document).map(({ path, httpMethod }) => `${httpMethod.toUpperCase()} ${path}`),
  ];
  for (const { at } of readDeviations(join(root, 'spec/deviations.yaml'))) {
    expect(names, at).toContain(
      at.replace(/[.([].*| (request body|answer|query|header|path ).*/, ''),
    );
  }
});
