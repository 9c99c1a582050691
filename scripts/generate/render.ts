import { format, resolveConfig } from 'prettier';
import type { Spec } from '../spec/load.ts';
import { withoutUnusedImports } from './imports.ts';
import { renderRequests } from './requests.ts';
import { renderResources } from './resources.ts';
import { renderRoutes } from './routes.ts';
import { renderChecks, renderStandalone } from './standalone.ts';
import { renderTypes } from './types.ts';
import { renderZod } from './zod.ts';

type Render = (spec: Spec) => string | Promise<string>;

/** The generated files of each package in `src/gen`. */
const sources = {
  types: { 'types.gen.ts': renderTypes },
  client: { 'resources.gen.ts': renderResources },
  zod: {
    'checks.gen.ts': renderChecks,
    'requests.gen.ts': renderRequests,
    'standalone.gen.ts': renderStandalone,
    'zod.gen.ts': renderZod,
  },
  emulator: { 'routes.gen.ts': renderRoutes },
  gateway: {
    'routes.gen.ts': ({ operations, ...spec }) =>
      renderRoutes({
        ...spec,
        operations: operations.filter(({ id }) => id.startsWith('sessions.')),
      }),
  },
} satisfies Record<string, Record<string, Render>>;

/** The packages that have generated files. */
export type GeneratedPackage = keyof typeof sources;
export const generatedPackages = Object.keys(sources) as GeneratedPackage[];

/** Returns the text of every generated file of a package by file name. Writes no files. */
export async function renderPackage(
  name: GeneratedPackage,
  spec: Spec,
): Promise<Map<string, string>> {
  const header = `// Generated from ${spec.file} by \`pnpm generate\`; changes by hand are lost.\n\n`;
  const style = await resolveConfig(import.meta.filename);
  const files = new Map<string, string>();
  for (const [file, toText] of Object.entries<Render>(sources[name])) {
    const text = header + withoutUnusedImports(await toText(spec));
    files.set(file, await format(text, { ...style, parser: 'typescript' }));
  }
  return files;
}
