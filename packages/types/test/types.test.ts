import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the package exports nothing at run time', async () => {
  expect(Object.keys(await import('@chatkit-sessions/types'))).toEqual([]);
});

test('the package has no dependencies', () => {
  const manifest = JSON.parse(
    readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
  ) as Record<string, unknown>;
  expect(manifest['dependencies'] ?? manifest['peerDependencies']).toBeUndefined();
});

test('a field has the description, the bounds and the default of the spec', () => {
  const text = readFileSync(join(import.meta.dirname, '../src/gen/types.gen.ts'), 'utf8');
  expect(text).toMatch(
    /\* The largest allowed file, in megabytes\.\n\s+\*\n\s+\* @minimum 1\n\s+\* @maximum 512\n\s+\* @default 512\n\s+\*\/\n\s+max_file_size\?: number \| undefined;/,
  );
});
