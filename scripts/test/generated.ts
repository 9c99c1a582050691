import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import type { Spec } from '../spec/load.ts';

const source = join(root, 'packages/zod/src');
const ignored = join(root, 'packages/zod/.turbo');
mkdirSync(ignored, { recursive: true });
const folder = mkdtempSync(join(ignored, 'validators-'));
afterAll(() => rmSync(folder, { recursive: true }));

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

/** Where `generate` puts the validators of a spec. */
export function folderOf(name: string): string {
  return join(folder, name);
}

/** Generates the validators of a spec beside a copy of the modules that they import, and loads them. */
export async function generate(name: string, spec: Spec): Promise<Record<string, Module>> {
  const to = folderOf(name);
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
