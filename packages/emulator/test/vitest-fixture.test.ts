import { expect, test } from 'vitest';
import { headers } from './calls.ts';
import { runVitest } from './runners.ts';

const create = `
  const create = (emulator: { fetch: typeof fetch }) =>
    emulator.fetch('https://api.openai.com/v1/chatkit/sessions', {
      method: 'POST',
      headers: ${JSON.stringify(headers)},
      body: '{"user":"ann","workflow":{"id":"wf_1"}}',
    });`;

test('each test gets an emulator of its own, and passed tests print no journal', async () => {
  const { code, output } = await runVitest({
    'fresh.case.ts': `
      import { expect } from 'vitest';
      import { test } from '@chatkit-sessions/emulator/vitest';
      ${create}
      for (const name of ['first', 'second']) {
        test(name, async ({ emulator }) => {
          await create(emulator);
          expect(emulator.sessions.list()).toHaveLength(1);
        });
      }`,
  });
  expect(code, output).toBe(0);
  expect(output).toContain('2 passed');
  expect(output).not.toContain('The emulator got');
});

test('a failed test prints its own journal, without key and secret', async () => {
  const { code, output } = await runVitest({
    'failed.case.ts': `
      import { expect } from 'vitest';
      import { test } from '@chatkit-sessions/emulator/vitest';
      ${create}
      test('passed', async ({ emulator }) => {
        await emulator.fetch('http://localhost/v1/passed');
      });
      test('failed', async ({ emulator }) => {
        emulator.faults.add({ status: 429 });
        await create(emulator);
        await create(emulator);
        emulator.faults.add({ status: 500, body: 'x'.repeat(2001) });
        await create(emulator);
        expect(emulator.sessions.list()).toHaveLength(2);
      });`,
  });
  expect(code, output).toBe(1);
  expect(output).toContain(`
The emulator got these requests:
  POST /v1/chatkit/sessions
    429 (fault: status=429)
`);
  expect(output).toContain(`
  POST /v1/chatkit/sessions
    {"user":"ann","workflow":{"id":"wf_1"}}
    200
`);
  expect(output).toContain('"client_secret":"***"');
  expect(output).toMatch(/[^x]x{2000}…\n/);
  expect(output).not.toContain('/v1/passed');
  expect(output).not.toMatch(/sk-test|ek_/);
});
