import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import type { WorkflowHandler } from '../src/index.ts';
import { chat, create, createTestGateway, outcome } from './set-up.ts';
import { setUp, ways } from './upstream.ts';

async function usedBody(): Promise<Response> {
  const response = new Response('a key');
  await response.text();
  return response;
}

describe.each(ways)('%s', (_, reach) => {
  test.each<[string, string, (outgoing: ServerResponse) => void]>([
    ['an upstream that resets', '502', (outgoing) => outgoing.destroy()],
    ['a 500', '502 upstream_error', (outgoing) => outgoing.writeHead(500).end('Traceback: pass')],
    ['a 404', '404 upstream_error', (outgoing) => outgoing.writeHead(404).end('Traceback: pass')],
    [
      'a redirect',
      '502 upstream_error',
      (outgoing) => outgoing.writeHead(307, { location: '/x' }).end(),
    ],
    ['an upstream that is too slow', '504', () => {}],
  ])('%s becomes %s, and onError gets the error', async (_, expected, respond) => {
    const { gateway, requests, client_secret, onError } = await setUp(reach, respond, {
      // Only the tests of a 504 wait for the timeout. Elsewhere it must not pass on a slow machine.
      timeout: expected === '504' ? 100 : 30_000,
    });
    const response = await chat(gateway, client_secret);
    const text = await response.clone().text();
    expect(await outcome(response)).toBe(expected);
    expect(text).not.toMatch(/Traceback|ECONN|127\.0\.0\.1/);
    expect(requests).toHaveLength(1);
    expect(onError).toHaveBeenCalledOnce();
    expect(onError.mock.calls[0]?.[0].message).toMatch(/^Workflow wf_123: /);
  });

  test('the response is a 502 while the upstream is down', async () => {
    const onError = vi.fn<(error: Error) => void>();
    const workflows = { wf_123: { upstream: 'http://127.0.0.1:1/chatkit' } };
    const gateway = await reach(createTestGateway({ workflows, onError }));
    const { client_secret } = await create(gateway);
    expect(await outcome(chat(gateway, client_secret))).toBe('502');
    expect(onError).toHaveBeenCalledOnce();
  });

  test.each<[string, WorkflowHandler, string]>([
    ['throws', () => expect.fail('a key'), '502'],
    ['never settles', () => new Promise(() => {}), '504'],
    ['returns nothing', () => undefined as unknown as Response, '502'],
    ['returns an error', () => Response.error(), '502 upstream_error'],
    ['redirects', () => Response.redirect('http://x.example/'), '502 upstream_error'],
    ['returns a used body', usedBody, '502'],
  ])('a workflow function that %s makes the response a %s', async (_, workflow, expected) => {
    const onError = vi.fn<(error: Error) => void>();
    const gateway = await reach(
      createTestGateway({ workflows: { wf_123: workflow }, onError, timeout: 50 }),
    );
    const { client_secret } = await create(gateway);
    const response = await chat(gateway, client_secret);
    expect(await response.clone().text()).not.toContain('a key');
    expect(await outcome(response)).toBe(expected);
    expect(onError).toHaveBeenCalledOnce();
  });

  test('a stream of an upstream that breaks also breaks for the browser, and onError gets the error', async () => {
    const { gateway, client_secret, onError } = await setUp(reach, (outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      outgoing.write('data: 1\n\n', () => outgoing.destroy());
    });
    const response = await chat(gateway, client_secret);
    await expect(response.text()).rejects.toThrow(
      /^(The response of the chat server broke off\.|aborted)$/,
    );
    expect(onError.mock.calls.map(([error]) => error.message)).toEqual([
      'Workflow wf_123: the response broke off.',
    ]);
  });

  test.each(['before the response', 'in the middle of the stream'])(
    'a browser that leaves %s aborts the request to the upstream',
    async (when) => {
      let upstream: ServerResponse | undefined;
      const { gateway, client_secret, onError } = await setUp(reach, (outgoing) => {
        upstream = outgoing;
        if (when.startsWith('in')) outgoing.writeHead(200).write('data: 1\n\n');
      });
      const leaving = new AbortController();
      const { signal } = leaving;
      const asked = chat(gateway, client_secret, {}, { signal });
      const settled = Promise.allSettled([asked.then((response) => response.text())]);
      await vi.waitFor(() => expect(upstream).toBeDefined());
      const closed = once(upstream!, 'close');
      leaving.abort();
      await closed;
      expect(upstream?.writableFinished).toBe(false);
      await settled;
      expect(onError).not.toHaveBeenCalled();
    },
  );

  test('a browser that leaves cancels the stream of a workflow function that ignores its signal', async () => {
    const cancelled = vi.fn<() => void>();
    const respond = () => new Response(new ReadableStream({ cancel: cancelled }));
    const gateway = await reach(createTestGateway({ workflows: { wf_123: respond } }));
    const { client_secret } = await create(gateway);
    const leaving = new AbortController();
    const response = await chat(gateway, client_secret, {}, { signal: leaving.signal });
    const failed = expect(response.text()).rejects.toThrow();
    leaving.abort();
    await failed;
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
  });
});

test.each<[string, () => unknown]>([
  ['throws', () => expect.fail('onError')],
  ['rejects', () => Promise.reject(new Error('onError'))],
])('an onError that %s changes no response', async (_, onError) => {
  const workflows = { wf_123: () => expect.fail('the workflow') };
  const gateway = createTestGateway({ workflows, onError });
  const { client_secret } = await create(gateway);
  expect(await outcome(chat(gateway, client_secret))).toBe('502');
});

test('the body of a response that arrives after the timeout is cancelled', async () => {
  const cancelled = vi.fn<() => void>();
  let respond: (response: Response) => void = () => {};
  const workflows = { wf_123: () => new Promise<Response>((resolve) => (respond = resolve)) };
  const gateway = createTestGateway({ workflows, timeout: 20, onError: () => {} });
  const { client_secret } = await create(gateway);
  expect((await chat(gateway, client_secret)).status).toBe(504);
  respond(new Response(new ReadableStream({ cancel: cancelled })));
  await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
});

test("an abort of the request's signal ends the stream of a workflow function", async () => {
  const cancelled = vi.fn<() => void>();
  const workflows = {
    wf_123: (request: Request) => {
      const body = new ReadableStream({
        start(controller) {
          request.signal.addEventListener('abort', () => controller.error(request.signal.reason));
        },
        cancel: cancelled,
      });
      return new Response(body);
    },
  };
  const gateway = createTestGateway({ workflows });
  const { client_secret } = await create(gateway);
  const aborting = new AbortController();
  const response = await chat(gateway, client_secret, '{}', { signal: aborting.signal });
  const text = response.text();
  aborting.abort();
  await expect(text).rejects.toThrow('broke off');
  const other = await chat(gateway, client_secret);
  await other.body?.cancel();
  expect(cancelled).toHaveBeenCalledOnce();
});

test('a request body that never ends gets a 408', async () => {
  const gateway = createTestGateway({ timeout: 50 });
  const { client_secret } = await create(gateway);
  const cancelled = vi.fn<() => void>();
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${client_secret}`, 'content-type': 'application/json' },
    body: new ReadableStream({ cancel: cancelled }),
    duplex: 'half',
  };
  const request = new Request('http://gateway.example/chatkit', init as RequestInit);
  expect(await outcome(gateway.fetch(request))).toBe('408');
  expect(cancelled).toHaveBeenCalledOnce();
});
