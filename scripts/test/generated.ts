import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import type { Spec } from '../spec/load.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';

const source = join(root, 'packages/zod/src');

/** The prefix of a temporary folder inside the zod package. Git ignores its parent. */
export const inZod = join(root, 'packages/zod/.turbo/validators-');

interface Standard {
  '~standard': {
    validate: (value: unknown) => {
      value?: unknown;
      issues?: readonly { message: string; path: readonly unknown[] }[];
    };
  };
}
export type Module = Record<string, Standard> & {
  validators: Record<string, Record<string, Standard>>;
};

/** Generates the validators of a spec into a new folder beside copies of their imports, and loads them. */
export async function generate(to: string, spec: Spec): Promise<Record<string, Module>> {
  for (const room of ['checks', 'messages']) {
    cpSync(join(source, room), join(to, room), { recursive: true });
  }
  mkdirSync(join(to, 'gen'));
  for (const [file, text] of await renderPackage('zod', spec)) {
    writeFileSync(join(to, 'gen', file), text);
  }
  const load = (file: string): Promise<Module> =>
    import(pathToFileURL(join(to, 'gen', `${file}.gen.ts`)).href);
  return { zod: await load('zod'), standalone: await load('standalone') };
}

/**
 * Compiles the generated validators, types and type tests of a spec together with a program that uses
 * them. Returns the compiler's output.
 */
export async function compile(to: string, spec: Spec, program: string): Promise<string> {
  await generate(to, spec);
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), text);
  };
  for (const [file, text] of await renderPackage('types', spec)) write(`types/${file}`, text);
  for (const file of ['agree.ts', 'entries-agree.test-d.ts']) {
    const text = readFileSync(join(source, '../test', file), 'utf8');
    write(`test/${file}`, text.replaceAll('../src/', '../'));
  }
  write('index.ts', "export * from './gen/zod.gen.ts';");
  write('standalone.ts', "export * from './gen/standalone.gen.ts';");
  write('program.ts', program);
  const compilerOptions = {
    skipLibCheck: true,
    paths: { '@chatkit-sessions/types': ['./types/types.gen.ts'] },
  };
  // Omit preflight, which uses an operation of the real spec.
  const config = {
    extends: '../../../tsconfig.json',
    compilerOptions,
    exclude: ['messages/preflight.ts'],
    include: ['.'],
  };
  write('tsconfig.json', JSON.stringify(config));
  const { stdout } = spawnSync(
    'node',
    [join(root, 'packages/zod/node_modules/typescript/bin/tsc'), '--checkers', '1', '-p', to],
    { encoding: 'utf8' },
  );
  return stdout;
}

/** Returns the document of a text as written, with the schemas that its operations add. */
export function withAddedSchemas(text: string, { operations }: Spec): OpenApiDocument {
  const document = parse(text) as OpenApiDocument;
  const added = operations
    .flatMap(({ params, response }) => [params, response])
    .flatMap((one) => (one?.added ? [[one.schema, one.added]] : []));
  const schemas = { ...document.components?.schemas, ...Object.fromEntries(added) };
  return { ...document, components: { ...document.components, schemas } };
}
