import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../demo/demo.ts';

let demo: Awaited<ReturnType<typeof startDemo>>;
beforeAll(async () => {
  demo = await startDemo();
}, 120_000);
afterAll(() => demo?.close(), 60_000);

test('the page loads ChatKit and shows its element', { timeout: 120_000 }, async () => {
  const page = await (await fetch(demo.url)).text();
  expect(page).toContain('https://cdn.platform.openai.com/deployments/chatkit/chatkit.js');
  expect(page).toContain('<openai-chatkit');
});

test('the route mints for a visitor of the page alone', { timeout: 120_000 }, async () => {
  const mint = (origin: string): Promise<Response> =>
    fetch(`${demo.url}/chatkit/session`, { method: 'POST', headers: { origin } });
  const response = await mint(demo.url);
  expect(response.status).toBe(200);
  const [session] = demo.emulator.sessions.list();
  expect(await response.json()).toEqual({
    client_secret: session?.client_secret,
    expires_at: session?.expires_at,
  });
  expect(response.headers.get('cache-control')).toContain('no-store');
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-chatkit-user=anon_/);
  expect((await mint('https://evil.example')).status).toBe(403);
  expect(demo.emulator.sessions.list()).toHaveLength(1);
});
