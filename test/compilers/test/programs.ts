import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from '@chatkit-sessions/packed';
import ts from 'typescript-6.0';

/** A consumer's program of one entry, and what the declarations behind that entry ask for. */
export interface Program {
  /** Such as `@chatkit-sessions/zod/standalone`. */
  entry: string;
  /** Without the scope, and a hyphen for the slash; a file of the folder `consumers`. */
  file: string;
  text: string;
  imports: ReadonlySet<string>;
}

/** Of every entry of every package. */
export const programs: readonly Program[] = packages.flatMap(({ entries }) =>
  entries.map((entry) => {
    const file = `${entry.replace(/^@[^/]*\//, '').replaceAll('/', '-')}.ts`;
    const text = readFileSync(join(import.meta.dirname, '../consumers', file), 'utf8');
    return { entry, file, text, imports: importsBehind(entry) };
  }),
);

/** The modules of others that the declarations of an entry import, of our other packages' as well. */
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

/** The folder of a package and the file of an entry's declarations in it. */
function declarationsOf(entry: string): [string, string] {
  const owner = packages.find(({ entries }) => entries.includes(entry));
  const path = `.${entry.slice(owner?.name.length)}`;
  const types = owner?.manifest.publishConfig.exports[path]?.types;
  if (!owner || !types) throw new Error(`${entry} has no declarations`);
  return [owner.folder, types];
}
