import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { needsRunner, packages, run, writeFiles, type Consumer } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundlers } from './bundlers.ts';
import { createBundleConsumer, measure, type Ceilings } from './measure.ts';
import { programs } from './programs.ts';
import { allowance, readSpecSize } from './spec-size.ts';

const ceilings = JSON.parse(
  readFileSync(join(import.meta.dirname, '../ceilings.json'), 'utf8'),
) as Ceilings;
const extra = allowance(ceilings.spec, readSpecSize());

// Importing the element defines it: bundlers keep it. Nobody bundles a test runner.
const entries = packages
  .flatMap(({ entries }) => entries)
  .filter((entry) => !entry.endsWith('/element') && !needsRunner(entry));

let consumer: Consumer;
beforeAll(async () => {
  consumer = await createBundleConsumer();
});
afterAll(() => consumer?.remove());

describe.each(Object.keys(bundlers))('%s', (bundler) => {
  test.each(entries)(
    'removes %s from a program that imports and does not use it',
    async (entry) => {
      const text = `import * as all from '${entry}';\n`;
      const node = /\/(node|redis)$/.test(entry);
      const { code } = await measure(consumer, bundler, `unused ${entry}`, { text, node });
      expect(code.replace('export{};', '').trim()).toBe('');
    },
  );

  test.each(Object.entries(programs))(
    'bundles %s below its ceiling, and the bundle runs',
    async (name, program) => {
      const { file, code, modules, bytes } = await measure(consumer, bundler, name, program);
      const ceiling = (ceilings.bytes[name]?.[bundler] ?? 0) + extra;
      expect(bytes, 'bytes of gzip').toBeLessThanOrEqual(ceiling);
      if (!program.node) expect(code).not.toMatch(/["'`]node:/);
      for (const other of program.without) {
        expect(modules.filter((module) => module.includes(`node_modules/${other}/`))).toEqual([]);
      }
      const bundled = join('bundled', file);
      await writeFiles(consumer.folder, { [bundled]: code });
      const { stdout } = await run(process.execPath, [bundled], { cwd: consumer.folder });
      expect(stdout.trim()).toBe(program.prints);
    },
  );
});
