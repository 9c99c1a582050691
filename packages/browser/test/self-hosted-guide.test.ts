import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatKit } from '@chatkit-sessions/client';
import { afterAll, expect, test, vi } from 'vitest';

const home = join(import.meta.dirname, '..');
// Inside the package, so that a snippet can import the packages by name.
const folder = mkdtempSync(join(home, 'test/.guide-'));
afterAll(() => rmSync(folder, { recursive: true }));

const guide = readFileSync(join(home, '../../docs/self-hosted.md'), 'utf8');
const [frontEnd = '', backEnd = '', inProcess = ''] = blocks(guide, 'diff');
const [gateway = ''] = blocks(guide, 'ts');
const [removed = '', added = ''] = [side(inProcess, '-'), side(inProcess, '+')];
const respond = 'declare function respond(request: Request, user: string): Promise<Response>;\n';

const files = Object.entries({
  'hosted-front': side(frontEnd, '-'),
  front: side(frontEnd, '+'),
  'hosted-back': side(backEnd, '-'),
  back: side(backEnd, '+'),
  gateway,
  'in-process': respond + gateway.replace(removed, added),
}).map(([name, code]) => {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, code);
  return file;
});

/** Returns the code of each block in this language. */
function blocks(text: string, language: string): string[] {
  const fences = text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  return [...fences].map(([, code = '']) => code);
}

/** Returns the file before ("-") or after ("+") a diff. */
function side(diff: string, sign: '-' | '+'): string {
  const lines = diff.split('\n').filter((line) => !line || line[0] === ' ' || line[0] === sign);
  return lines.map((line) => line.slice(1)).join('\n');
}

test('every snippet of the self-hosting guide compiles, before and after each diff', () => {
  expect(gateway).toContain(removed);
  const compilerOptions = { skipLibCheck: true, isolatedDeclarations: false };
  const config = { extends: join(home, 'tsconfig.json'), compilerOptions, include: [], files };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(home, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], { stdio: 'inherit' });
});

test('the back end of the self-hosting guide creates a session at the gateway of the guide', async () => {
  vi.stubEnv('GATEWAY_API_KEY', 'sk-not-a-key');
  vi.stubEnv('GATEWAY_SECRET', 'not-a-secret-of-at-least-32-characters');
  const { gateway } = (await import(join(folder, 'gateway.ts'))) as {
    gateway: { fetch: (request: Request) => Promise<Response> };
  };
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => gateway.fetch(new Request(url, init)));
  const { createSession } = (await import(join(folder, 'back.ts'))) as {
    createSession: (user: string) => ReturnType<ChatKit['sessions']['create']>;
  };
  expect(await createSession('user_123')).toMatchObject({
    status: 'active',
    user: 'user_123',
    workflow: { id: 'wf_support' },
  });
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test('each link of the self-hosting guide leads to a file of the repository', () => {
  const links = [...guide.matchAll(/\]\((.+?)(?:#.*?)?\)/g)].map(([, link = '']) => link);
  expect(links).toContain('../examples/self-hosted');
  for (const link of links) expect(existsSync(join(home, '../../docs', link)), link).toBe(true);
});
