import { join } from 'node:path';
import { describe, test } from 'vitest';
import { packages, root, run } from '../src/index.ts';

const command = (name: string) => join(root, 'test/packed/node_modules/.bin', name);

describe.each(packages)('$name', ({ tarball }) => {
  test('publint finds nothing', async () => {
    await run(command('publint'), ['run', '--strict', tarball]);
  });

  test('attw finds nothing for consumers of ES modules', async () => {
    await run(command('attw'), ['--profile', 'esm-only', tarball]);
  });
});
