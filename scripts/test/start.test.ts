import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../repository/root.ts';

function start(flags: string[], environment: Record<string, string> = {}) {
  const { OPENAI_API_KEY: _, CHATKIT_WORKFLOW_ID: __, ...inherited } = process.env;
  return spawnSync(process.execPath, [join(root, 'scripts/start.ts'), ...flags], {
    encoding: 'utf8',
    env: { ...inherited, ...environment },
  });
}

test('pnpm start creates, validates and cancels a session of the emulator', () => {
  const { status, stdout, stderr } = start([]);
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /sessions\.create[^]*status is active[^]*sessions\.cancel[^]*status is cancelled/,
  );
  expect(stdout).toMatch(/"client_secret": "[^"]{1,8}…"/);
  expect(status).toBe(0);
});

test.each<[string, Record<string, string>, string]>([
  ['nothing', {}, 'Set OPENAI_API_KEY and CHATKIT_WORKFLOW_ID.'],
  ['a blank key', { CHATKIT_WORKFLOW_ID: 'wf_123', OPENAI_API_KEY: ' ' }, 'Set OPENAI_API_KEY.'],
  ['only the key', { OPENAI_API_KEY: 'sk-not-a-key' }, 'Set CHATKIT_WORKFLOW_ID.'],
])('pnpm start --live with %s set names the missing variables', (_, environment, message) => {
  const { status, stderr } = start(['--live'], environment);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});
