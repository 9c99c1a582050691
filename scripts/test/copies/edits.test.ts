import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffSpecs } from '../../diff/rate.ts';
import { specOf, workingSpec } from '../../diff/sources.ts';
import { generatedPackages, renderPackage } from '../../generate/render.ts';
import { root } from '../../repository/root.ts';
import { parseSpec } from '../../spec/load.ts';
import { copyRepository, type Copy } from './copy.ts';
import { edits } from './edits.ts';

const spec = 'spec/openapi.yaml';
const tsc = 'node_modules/typescript/bin/tsc';
let copy: Copy;

beforeAll(() => {
  copy = copyRepository();
  copy.write('scripts/program/tsconfig.json', JSON.stringify(tsconfig));
  copy.commit('A program of a user');
});
afterAll(() => copy.remove());

/** A user's program, beside the copied sources of the packages. */
const tsconfig = {
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    noEmit: true,
    allowImportingTsExtensions: true,
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node'],
    noUnusedLocals: false,
    skipLibCheck: true,
  },
  files: ['program.ts'],
};

/** Wraps a program. Its `chatkit` calls the emulator, unless `response` is set. */
function toProgram(body: string): string {
  return `
    import assert from 'node:assert/strict';
    import { readFileSync } from 'node:fs';
    import { ChatKit } from '@chatkit-sessions/client';
    import { createEmulator } from '@chatkit-sessions/emulator';
    import type * as types from '@chatkit-sessions/types';
    import type {
      ChatSession,
      ChatSessionHistoryParam,
      ChatSessionWorkflowParam,
      SessionCreateParams,
    } from '@chatkit-sessions/types';
    import * as zod from '@chatkit-sessions/zod';

    const sent = { method: '', url: '', body: '' };
    let response: unknown;
    const emulator = createEmulator();
    const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      Object.assign(sent, { method: request.method, url: pathname + search, body: await request.clone().text() });
      return response === undefined ? emulator.fetch(request) : Response.json(response);
    };
    const chatkit = new ChatKit({ apiKey: 'sk-not-a-key', fetch, maxRetries: 0 });
    const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
      emulator.fetch('https://api.example.test/v1' + path, {
        method,
        headers: {
          authorization: 'Bearer sk-not-a-key',
          'openai-beta': 'chatkit_beta=v1',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    /** Creates a session with an untyped body. Rejects if the emulator rejects the body. */
    const create = async (params: unknown): Promise<unknown> => {
      const response = await ask('POST', '/chatkit/sessions', params);
      if (!response.ok) throw Object.assign(new Error(await response.text()), { status: response.status });
      return response.json();
    };
    const declarations = readFileSync(
      new URL('../../packages/types/src/gen/types.gen.ts', import.meta.url),
      'utf8',
    );
    ${body}
    console.log('it holds');
  `;
}

/** Writes what `pnpm generate` writes, in this process, which loads the generator once. */
async function generate(): Promise<void> {
  const parsed = await parseSpec(copy.read(spec), spec);
  for (const name of generatedPackages) {
    for (const [file, text] of await renderPackage(name, parsed)) {
      copy.write(join('packages', name, 'src/gen', file), text);
    }
  }
}

test('the list has ten edits with different names', () => {
  expect(new Set(edits.map(({ name }) => name)).size).toBe(10);
});

test.each(edits)(
  'types, client, zod, emulator and rating follow when there is $name',
  async (edit) => {
    const before = copy.read(spec);
    const after = edit.replace.reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replaceAll(from, to);
    }, before);
    copy.write(spec, after);

    await generate();
    copy.write('scripts/program/program.ts', toProgram(edit.program));
    copy.run(tsc, '--checkers', '1', '-p', 'scripts/program');
    expect(copy.run('scripts/program/program.ts')).toContain('it holds');

    const diff = diffSpecs(specOf(copy.folder, 'HEAD', copy.folder), workingSpec(copy.folder));
    expect(diff.rating).toBe(edit.rating);
    expect(diff.changes.map(({ kind, name }) => [kind, name])).toEqual(edit.changes);
    copy.commit(edit.name);
  },
);

test('pnpm generate writes the files that an edit changes', () => {
  expect(copy.run('scripts/generate.ts')).toContain('Every file is up to date.');
  const text = copy.read(spec);
  copy.write(spec, text.replace('description: What the session may use.', 'description: Limits.'));
  expect(copy.run('scripts/generate.ts')).toMatch(/^wrote packages\/types\/src\/gen\//);
  expect(copy.read('packages/types/src/gen/types.gen.ts')).toContain('Limits.');
  copy.git('checkout', '-q', '.');
});

test('pnpm api-report --check names the stale report, and pnpm api-report writes it', () => {
  const report = 'scripts/repository/api-report.ts';
  // Only the types are built after the edits. The other packages use the original builds.
  for (const name of readdirSync(join(root, 'packages'))) {
    const dist = join('packages', name, 'dist');
    cpSync(join(root, dist), join(copy.folder, dist), { recursive: true });
  }
  copy.run(tsc, '-p', 'packages/types/tsconfig.build.json');
  const stale = copy.attempt(report, '--check');
  expect(stale.status).toBe(1);
  expect(stale.stdout).toContain('stale packages/types/api.md');
  expect(stale.stderr).toContain('Run: pnpm api-report');
  copy.run(report);
  const changes = copy.git('diff', '--unified=0', '--', 'packages/types/api.md');
  expect(changes).toMatch(/^\+ {2}locale\?: string \| undefined;$/m);
  expect(changes).toMatch(/^-type ChatSessionTracingParam = \{$/m);
});
