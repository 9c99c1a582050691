import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './root.ts';

/** The packages of this repository that the published code of each package may import. */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  types: [],
  zod: ['types'],
  client: ['types'],
  emulator: ['types', 'zod'],
  gateway: ['types', 'zod'],
  server: ['types'],
  browser: ['types'],
  cli: ['types', 'client'],
};

/** The only published files that may import Node built-ins, beside those of the command. */
const nodeFiles: readonly string[] = [
  'emulator/src/node.ts',
  'emulator/src/http/node-messages.ts',
  'emulator/src/http/page.ts',
  'emulator/src/http/element-script.ts',
  'emulator/src/cli.ts',
  'emulator/src/cli/state-file.ts',
  'emulator/src/cli/open.ts',
  'emulator/src/version.ts',
  'server/src/node.ts',
  'gateway/src/node.ts',
  'gateway/src/http/node-upstream.ts',
];

/** A module of a package with its imports. */
export interface Module {
  /** Relative to `packages`. */
  file: string;
  /** Specifiers as written. */
  imports: string[];
}

/** Lists every published module with its imports, including type imports. */
export function readModules(packagesFolder = join(root, 'packages')): Module[] {
  return globSync('*/src/**/*.ts', { cwd: packagesFolder }).map((file) => ({
    file,
    imports: ts
      .preProcessFile(readFileSync(join(packagesFolder, file), 'utf8'))
      .importedFiles.map(({ fileName }) => fileName),
  }));
}

/** Lists the imports that break the rules, one line each. */
export function importProblems(
  modules: Module[],
  packagesFolder = join(root, 'packages'),
): string[] {
  const problems = modules.flatMap(({ file, imports }) =>
    imports.flatMap((specifier) => {
      const why = refuse(file, specifier, packagesFolder);
      return why ? [`${file} imports ${specifier}: ${why}`] : [];
    }),
  );
  return [...problems, ...cycles(modules)];
}

function refuse(file: string, specifier: string, packagesFolder: string): string | undefined {
  const name = file.split('/')[0] ?? '';
  const allowed = allowedImports[name];
  if (!allowed) return `the package ${name} has no entry in scripts/repository/imports.ts`;
  if (specifier.startsWith('node:')) {
    const isAllowed = name === 'cli' || nodeFiles.includes(file);
    return isAllowed ? undefined : 'only the Node entries may import Node built-ins';
  }
  const ours = /^@chatkit-sessions\/([^/]+)/.exec(specifier)?.[1];
  if (ours) return allowed.includes(ours) ? undefined : `${name} may not depend on ${ours}`;
  if (!specifier.startsWith('.')) {
    const library = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    return declared(join(packagesFolder, name)).includes(library)
      ? undefined
      : 'the package does not depend on it';
  }
  const target = join(packagesFolder, dirname(file), specifier);
  if (!existsSync(target)) return 'the file does not exist';
  const inside = relative(join(packagesFolder, name, 'src'), target);
  return inside.startsWith('..') ? 'it is outside the package' : undefined;
}

/** Lists the dependencies and peer dependencies of a package. */
function declared(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: object;
    peerDependencies?: object;
  };
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
}

/** Lists import cycles. */
function cycles(modules: Module[]): string[] {
  const below = new Map(
    modules.map(({ file, imports }) => [
      file,
      imports.filter((to) => to.startsWith('.')).map((to) => join(dirname(file), to)),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      found.push(`a cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const next of below.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const { file } of modules) visit(file, []);
  return found;
}
