import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { root } from '../repository/root.ts';
import { loadSpec, parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';
import { expectRefused } from './refusal.ts';

test('loadSpec() and parseSpec() accept the real spec and the fixture', async () => {
  const spec = await loadSpec(join(root, 'spec/openapi.yaml'));
  expect(spec.file).toBe('spec/openapi.yaml');
  expect(spec.operations.map(({ id }) => id)).toContain('sessions.create');
  expect([...spec.schemas.keys()]).toContain('SessionCreateParams');
  const threads = await loadSpec(join(import.meta.dirname, 'fixtures/threads.yaml'));
  expect(threads.operations).toHaveLength(5);
});

test('a value that YAML 1.1 reads as a date stays a string', async () => {
  const text = fixtures.threads.replace('default: Untitled', 'default: 2024-10-01');
  const spec = await parseSpec(text, 'threads.yaml');
  const { title } = spec.schemas.get('ThreadCreateParams')?.properties ?? {};
  expect(title?.default).toBe('2024-10-01');
});

test('an unsupported part is reported with its line and keys', async () => {
  const lines = fixtures.threads.split('\n');
  const line = lines.findIndex((text) => text.includes('threads.create')) + 1;
  const place = `threads.yaml:${line} paths › /threads › post › operationId: `;
  await expectRefused('threads', place, 'threads.create', 'createThread');
});

test('all problems of a spec are reported at once', async () => {
  const edited = fixtures.threads
    .replace('threads.create', 'createThread')
    .replace('in: header', 'in: cookie');
  await expect(parseSpec(edited, 'threads.yaml')).rejects.toThrow(/createThread[^]*cookie/);
});

test('a spec with formats that ajv does not know logs nothing', async () => {
  const warn = vi.spyOn(console, 'warn');
  onTestFinished(() => warn.mockRestore());
  await parseSpec(fixtures.vendor, 'vendor.yaml');
  expect(warn).not.toHaveBeenCalled();
});
