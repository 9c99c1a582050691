import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createEmulator, type JournalEntry, type Snapshot } from '@chatkit-sessions/emulator';
import { serve, type EmulatorServer } from '@chatkit-sessions/emulator/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { documentWithExamples } from '../pages/openapi.ts';

const run = promisify(execFile);
const home = join(import.meta.dirname, '..');
// Inside the package, so that a sample can import by name.
const folder = mkdtempSync(join(home, 'test/.samples-'));

const operations = Object.values(documentWithExamples().paths)
  .flatMap((methods) => Object.values(methods))
  .map(({ operationId, 'x-codeSamples': samples = [] }) => {
    const codeFor = (label: string) =>
      samples.find((sample) => sample.label === label)?.source ?? expect.unreachable(label);
    return [operationId, codeFor] as const;
  });

const typeScript = ['TypeScript, this client', 'TypeScript, official SDK'];
const files = new Map<string, string>();
for (const [operation, codeFor] of operations) {
  for (const [at, label] of typeScript.entries()) {
    const file = join(folder, `${operation}-${at}.ts`);
    writeFileSync(file, `${codeFor(label)}\nexport {};\n`);
    files.set(`${operation} ${label}`, file);
  }
}

/** Stands in for the official SDK of Python: prints the path and the arguments of a call. */
const recorder = `
import json, sys, types


class Recorder:
    def __init__(self, path=""):
        self.path = path

    def __getattr__(self, name):
        return Recorder(f"{self.path}.{name}" if self.path else name)

    def __call__(self, *args, **kwargs):
        return json.dumps([self.path, args, kwargs])


sys.modules["openai"] = types.SimpleNamespace(OpenAI=Recorder)
exec(compile(sys.stdin.read(), "sample", "exec"))
`;

const emulator = createEmulator();
let server: EmulatorServer;
let state: Snapshot;

beforeAll(async () => {
  server = await serve(emulator);
  // The samples name a session and a thread.
  const response = await fetch(`${server.url}/chatkit/sessions`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer any-key',
      'openai-beta': 'chatkit_beta=v1',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ user: 'user_123', workflow: { id: 'wf_123' } }),
  });
  const { id } = (await response.json()) as { id: string };
  emulator.threads.add({ id: 'cthr_123', user: 'user_123' });
  const text = JSON.stringify(emulator.snapshot()).replaceAll(id, 'cksess_123');
  state = JSON.parse(text) as Snapshot;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  vi.stubEnv('OPENAI_BASE_URL', server.url);
  vi.stubEnv('OPENAI_API_KEY', 'any-key');
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

interface Sent {
  operation: string | null;
  path: string;
  body?: unknown;
}

/** Runs a sample against a fresh emulator. Returns what the emulator got of its one request. */
async function requestOf(run: () => unknown): Promise<Sent> {
  emulator.restore(state);
  emulator.requests.clear();
  await run();
  const entries = emulator.requests.list();
  expect(entries).toHaveLength(1);
  const [{ operation, path, status, request }] = entries as [JournalEntry];
  expect(status).toBe(200);
  return { operation, path, ...(request.body && { body: JSON.parse(request.body) as unknown }) };
}

test('every TypeScript sample of the reference compiles', () => {
  expect(files.size).toBe(2 * operations.length);
  const settings = {
    extends: join(home, 'tsconfig.json'),
    include: [],
    files: [...files.values()],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const tsc = join(home, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], { stdio: 'inherit' });
});

test.each(operations)(
  'the samples of %s send the same request, which succeeds',
  async (operation, codeFor) => {
    const [ours, official] = typeScript.map((label) => files.get(`${operation} ${label}`) ?? '');
    const sent = await requestOf(() => import(ours ?? ''));
    expect(sent.operation).toBe(operation);
    expect(await requestOf(() => import(official ?? ''))).toEqual(sent);

    const curl = codeFor('curl');
    expect(curl).toContain("'https://api.openai.com/v1/");
    const command = curl.replace('https://api.openai.com/v1', server.url);
    expect(await requestOf(() => run('bash', ['-c', command]))).toEqual(sent);

    const input = codeFor('Python, official SDK');
    const recorded = execFileSync('python3', ['-c', recorder], { input, encoding: 'utf8' });
    const [path, ids, params] = JSON.parse(recorded) as [string, string[], object];
    const name = operation.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    expect(path).toBe(`beta.chatkit.${name}`);
    for (const id of ids) expect(sent.path.split('/')).toContain(id);
    expect(params).toEqual('body' in sent ? sent.body : {});
  },
);
