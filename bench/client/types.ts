import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { names, type Name } from './program.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'dist/types');
const tsc = join(root, 'bench/node_modules/.bin/tsc');

export interface Checked {
  types: number;
  instantiations: number;
}

const use = `({ user: 'user_123', workflow: { id: 'wf_123' } })`;
const body = `user: 'user_123', workflow: { id: 'wf_123' }`;

/** A typical call with the types of each library. */
const programs: Record<Name, string> = {
  raw: `const response = await fetch('https://api.openai.com/v1/chatkit/sessions', {
    method: 'POST', body: JSON.stringify${use} });
    export const session = (await response.json()) as { id: string };`,
  chatkit: `import { ChatKit } from '@chatkit-sessions/client';
    export const session = await new ChatKit().sessions.create${use};`,
  openai: `import OpenAI from 'openai';
    export const session = await new OpenAI().beta.chatkit.sessions.create${use};`,
  ky: `import ky from 'ky';
    export const session = await ky.post('https://x.test', { json: { ${body} } }).json<{ id: string }>();`,
  ofetch: `import { ofetch } from 'ofetch';
    export const session = await ofetch<{ id: string }>('/x', { method: 'POST', body: { ${body} } });`,
  'openapi-fetch': `import createClient from 'openapi-fetch';
    interface Paths { '/chatkit/sessions': { post: {
      requestBody: { content: { 'application/json': { user: string; workflow: { id: string } } } };
      responses: { 200: { content: { 'application/json': { id: string } } } } } } }
    export const session = await createClient<Paths>().POST('/chatkit/sessions', { body: { ${body} } });`,
  'hey-api': `import { sessionsCreate } from '../../index.ts';
    export const session = await sessionsCreate({
      headers: { 'OpenAI-Beta': 'chatkit_beta=v1' }, body: { ${body} } });`,
};

/**
 * Counts the types and instantiations of type-checking a program against published declarations, minus
 * those of an empty program.
 */
export async function checkTypes(): Promise<Record<Name, Checked>> {
  for (const name of ['types', 'client']) await pack(name);
  const empty = await check('empty', 'export {};');
  const checked: Partial<Record<Name, Checked>> = {};
  for (const name of names) {
    const { types, instantiations } = await check(name, programs[name]);
    checked[name] = {
      types: types - empty.types,
      instantiations: instantiations - empty.instantiations,
    };
  }
  return checked as Record<Name, Checked>; // One entry for each name.
}

/** Builds a package of this repository into the program's node_modules. */
async function pack(name: string): Promise<void> {
  const from = join(root, 'packages', name);
  const to = join(folder, 'node_modules/@chatkit-sessions', name);
  await run(tsc, ['-p', join(from, 'tsconfig.build.json'), '--outDir', join(to, 'dist')]);
  const manifest = {
    name: `@chatkit-sessions/${name}`,
    type: 'module',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  };
  await writeFile(join(to, 'package.json'), JSON.stringify(manifest));
  await cp(join(from, 'src'), join(to, 'src'), { recursive: true });
}

async function check(name: string, program: string): Promise<Checked> {
  await mkdir(join(folder, name), { recursive: true });
  const file = join(folder, name, 'index.ts');
  await writeFile(file, program);
  const options =
    '--noEmit --extendedDiagnostics --strict --skipLibCheck --target es2022 --module nodenext --lib es2023,dom,dom.iterable --allowImportingTsExtensions --ignoreConfig';
  const { stdout } = await run(tsc, [...options.split(' '), file]).catch((error: unknown) => {
    // tsc prints the counts even when it reports errors.
    const { stdout = '' } = error as { stdout?: string };
    console.error(
      stdout
        .split('\n')
        .filter((line) => line.includes('error'))
        .join('\n'),
    );
    return { stdout };
  });
  const count = (label: string) =>
    Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(stdout)?.[1]);
  return { types: count('Types'), instantiations: count('Instantiations') };
}
