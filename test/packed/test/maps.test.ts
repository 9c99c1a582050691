import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConsumer, packages, type Consumer } from '../src/index.ts';

let consumer: Consumer;
beforeAll(async () => {
  consumer = await createConsumer({ dependencies: ['zod'] });
});
afterAll(() => consumer?.remove());

describe.each(packages)('$name', ({ name }) => {
  const folder = () => join(consumer.folder, 'node_modules', name);

  test.each(['.js', '.d.ts'])('every %s file has a source map to a published source', (ending) => {
    const files = globSync(`dist/**/*${ending}`, {
      cwd: folder(),
      // The emulator's page is a bundle without a published source.
      exclude: ['dist/ui/**'],
    });
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(join(folder(), file), 'utf8');
      const url = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(text)?.[1];
      expect(url, `${file} names a map`).toBeDefined();
      const at = join(folder(), dirname(file));
      const map = new TraceMap(readFileSync(join(at, url ?? ''), 'utf8'));
      expect(map.sources.length, file).toBe(1);
      const source = join(at, map.sources[0] ?? '');
      expect(relative(folder(), source).startsWith('src/'), file).toBe(true);
      expect(existsSync(source), `${source} is shipped`).toBe(true);
      expect(placesOutside(map, source), file).toEqual([]);
    }
  });
});

/** Lists the mapped places that are outside the source. */
function placesOutside(map: TraceMap, source: string): string[] {
  const lines = readFileSync(source, 'utf8').split('\n');
  const outside: string[] = [];
  eachMapping(map, ({ originalLine, originalColumn }) => {
    if (originalLine === null || originalColumn === null) return;
    const line = lines[originalLine - 1];
    if (line === undefined || originalColumn > line.length) {
      outside.push(`${originalLine}:${originalColumn}`);
    }
  });
  return outside;
}
