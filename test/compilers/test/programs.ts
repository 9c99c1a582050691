import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from '@chatkit-sessions/packed';
import ts from 'typescript-6.0';

/** A program that uses one entry, and the modules that the entry's declarations import. */
export interface Program {
  /** The specifier, such as `@chatkit-sessions/zod/standalone`. */
  entry: string;
  /** The file in the folder `consumers`: the entry without scope, with a hyphen for the slash. */
  file: string;
  text: string;
  imports: ReadonlySet<string>;
}

/** The program of each entry of each package. */
export const programs: readonly Program[] = packages.flatMap(({ entries }) =>
  entries.map((entry) => {
    const file = `${entry.replace(/^@[^/]*\//, '').replaceAll('/', '-')}.ts`;
    const text = readFileSync(join(import.meta.dirname, '../consumers', file), 'utf8');
    return { entry, file, text, imports: importsBehind(entry) };
  }),
);

/** Lists the modules of others that an entry's declarations import, directly or through our packages. */
function importsBehind(entry: string): Set<string> {
  const [owner, path] = declarationsOf(entry);
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (folder: string, file: string): void => {
    const at = join(folder, file);
    if (seen.has(at)) return;
    seen.add(at);
    const { importedFiles } = ts.preProcessFile(readFileSync(at, 'utf8'));
    for (const { fileName: name } of importedFiles) {
      if (name.startsWith('.')) visit(join(at, '..'), name.replace(/\.(js|ts)$/, '.d.ts'));
      else if (name.startsWith('@chatkit-sessions/')) visit(...declarationsOf(name));
      else found.add(name);
    }
  };
  visit(owner, path);
  return found;
}

/** Returns the folder of an entry's package, and the declarations' path in it. */
function declarationsOf(entry: string): [string, string] {
  const owner = packages.find(({ entries }) => entries.includes(entry));
  const path = `.${entry.slice(owner?.name.length)}`;
  const types = owner?.manifest.publishConfig.exports[path]?.types;
  if (!owner || !types) throw new Error(`${entry} has no declarations`);
  return [owner.folder, types];
}
