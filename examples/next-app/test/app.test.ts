import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import Layout from '../app/layout.tsx';
import { startDemo } from '../demo/demo.ts';

let demo: Awaited<ReturnType<typeof startDemo>>;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

test('the page loads the stand-in script and has the element openai-chatkit', async () => {
  const page = await (await fetch(demo.url)).text();
  expect(page).toContain('<openai-chatkit');
  const [script = ''] = /http:\/\/127\.0\.0\.1:\d+\/_emulator\/chatkit\.js/.exec(page) ?? [];
  expect(await (await fetch(script)).text()).toContain('element/index');
});

test('the route can be imported without its environment variables, as in `next build`', async () => {
  for (const name of ['OPENAI_API_KEY', 'CHATKIT_WORKFLOW_ID', 'COOKIE_SECRET']) {
    vi.stubEnv(name, '');
  }
  const { POST } = await import('../app/chatkit/session/route.ts');
  vi.unstubAllEnvs();
  expect(POST).toBeTypeOf('function');
});

test("by default, the page loads the vendor's script", () => {
  const layout = JSON.stringify(Layout({ children: null }));
  expect(layout).toContain('https://cdn.platform.openai.com/deployments/chatkit/chatkit.js');
});

test('the route creates a session for its own page, and refuses another origin', async () => {
  const requestSession = (origin: string): Promise<Response> =>
    fetch(`${demo.url}/chatkit/session`, { method: 'POST', headers: { origin } });
  const response = await requestSession(demo.url);
  expect(response.status).toBe(200);
  const [session] = demo.emulator.sessions.list();
  expect(await response.json()).toEqual({
    client_secret: session?.client_secret,
    expires_at: session?.expires_at,
  });
  expect(response.headers.get('cache-control')).toContain('no-store');
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-chatkit-user=anon_/);
  expect((await requestSession('https://evil.example')).status).toBe(403);
  expect(demo.emulator.sessions.list()).toHaveLength(1);
});
