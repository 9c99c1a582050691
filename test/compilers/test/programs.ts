import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages, type Package } from '@chatkit-sessions/packed';

/** A file of a consumer for each entry of a package, by its name. */
export function programsOf({ name, short, entries }: Package): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const file = `${(short + entry.slice(name.length)).replace('/', '-')}.ts`;
      const written = join(import.meta.dirname, '../consumers', file);
      // With `skipLibCheck: false`, an import alone has all the declarations behind it checked.
      const text = existsSync(written)
        ? readFileSync(written, 'utf8')
        : `import * as entry from '${entry}';\nexport const used: object = entry;\n`;
      return [file, text];
    }),
  );
}

/** Of the package and of those of ours that it needs, itself included. */
export function withNeeded(start: Package): Package[] {
  const found = new Set([start]);
  for (const { manifest } of found) {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const needed = packages.find((other) => other.name === name);
      if (needed) found.add(needed);
    }
  }
  return [...found];
}
