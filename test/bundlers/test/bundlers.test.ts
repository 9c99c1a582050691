import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createConsumer, packages, run, writeFiles, type Consumer } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundlers } from './bundlers.ts';
import { programs } from './programs.ts';

const entries = packages.flatMap(({ entries }) => entries);

let consumer: Consumer;
beforeAll(async () => {
  consumer = await createConsumer({ dependencies: ['zod'] });
});
afterAll(() => consumer?.remove());

describe.each(Object.entries(bundlers))('%s', (bundler, bundle) => {
  const make = async (name: string, text: string, node = false) => {
    const file = `${bundler}-${name.replace(/\W+/g, '-')}.js`;
    await writeFiles(consumer.folder, { [file]: text });
    return { file, ...(await bundle({ folder: consumer.folder, file, node })) };
  };

  test.each(entries)('nothing is left of %s when nothing of it is used', async (entry) => {
    const text = `import * as all from '${entry}';\n`;
    const { code } = await make(`unused ${entry}`, text, entry.endsWith('/node'));
    expect(code.replace('export{};', '').trim()).toBe('');
  });

  test.each(Object.entries(programs))('%s', async (name, { text, bytes, prints, without }) => {
    const { file, code, modules } = await make(name, text);
    const size = gzipSync(code, { level: 9 }).length;
    expect(size, `${size} bytes of gzip`).toBeLessThanOrEqual(bytes);
    expect(code).not.toMatch(/["'`]node:/);
    for (const name of without) {
      expect(modules.filter((module) => module.includes(`node_modules/${name}/`))).toEqual([]);
    }
    // The bundle does what the program says.
    const bundled = join('bundled', file);
    await writeFiles(consumer.folder, { [bundled]: code });
    const { stdout } = await run(process.execPath, [bundled], { cwd: consumer.folder });
    expect(stdout.trim()).toBe(prints);
  });
});
