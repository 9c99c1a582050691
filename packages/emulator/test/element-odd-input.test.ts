// @vitest-environment jsdom
// The element with options, servers and messages that are not as they should be.
import '../src/element/index.ts';
import { afterEach, expect, test, vi } from 'vitest';
import type { ChatKitElement } from '../src/element/index.ts';
import { createEmulator } from '../src/index.ts';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** Adds an element to the page. Collects the messages of its errors. */
function addElement() {
  const element = document.createElement('openai-chatkit') as ChatKitElement;
  document.body.append(element);
  const errors: string[] = [];
  element.addEventListener('chatkit.error', (event) => {
    errors.push((event as CustomEvent<{ error: Error }>).detail.error.message);
  });
  return { element, errors, root: element.shadowRoot as ShadowRoot };
}

const server = { url: '/chatkit', domainKey: 'local' };

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  [{ client_secret: 'ek_1' }, 'object'],
])('getClientSecret that returns %j is an error that names the type', async (secret, type) => {
  const { element, errors } = addElement();
  element.setOptions({ api: { getClientSecret: async () => secret as unknown as string } });
  await vi.waitFor(() => {
    expect(errors).toEqual([`getClientSecret must return a string, got ${type}.`]);
  });
});

/** Hosted options for a new session, whose requests go to an emulator in this process. */
async function hosted() {
  const emulator = createEmulator();
  vi.stubGlobal('fetch', emulator.fetch);
  document.head.innerHTML = '<meta name="chatkit-emulator" content="http://127.0.0.1:4010">';
  const response = await emulator.fetch('http://127.0.0.1:4010/v1/chatkit/sessions', {
    method: 'POST',
    headers: {
      authorization: 'Bearer any-key',
      'openai-beta': 'chatkit_beta=v1',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ user: 'user_1', workflow: { id: 'wf_1' } }),
  });
  const { client_secret } = (await response.json()) as { client_secret: string };
  return { emulator, options: { api: { getClientSecret: async () => client_secret } } };
}

test('a message that the emulator refuses shows the words of the emulator', async () => {
  const { options } = await hosted();
  const { element, root } = addElement();
  element.setOptions(options);
  await element.sendUserMessage({ text: '' });
  expect(root.querySelector('[role=alert]')?.textContent).toContain("Invalid 'message.text'");
});

test('a file without a preview is sent: the types of @openai/chatkit give it none', async () => {
  const { emulator, options } = await hosted();
  const { element } = addElement();
  element.setOptions(options);
  const file = { type: 'file', id: 'file_1', name: 'a.txt', mime_type: 'text/plain' } as const;
  await element.sendUserMessage({ text: 'Look', attachments: [file] });
  const [thread] = emulator.threads.list();
  const attachments = [{ ...file, preview_url: null }];
  expect(emulator.threads.items(thread?.id ?? '')).toMatchObject([{ attachments }, {}]);
});

test.each([
  ['text/html', '<p>Sign in</p>'],
  ['application/json', '{"error":"wrong path"}'],
])('a response of %s to a message is an error, since it has no events', async (type, body) => {
  const { element, errors } = addElement();
  const fetch = async () => new Response(body, { headers: { 'content-type': type } });
  element.setOptions({ api: { ...server, fetch } });
  await element.sendUserMessage({ text: 'Hello' });
  await vi.waitFor(() => {
    expect(errors).toEqual([`The response to the message (${type}) has no events.`]);
  });
});

test('the fetch of later options is used: it may hold a newer sign-in', async () => {
  const { element } = addElement();
  const stale = vi.fn<typeof fetch>();
  const latest = vi.fn<typeof fetch>(async () => new Response(null, { status: 401 }));
  element.setOptions({ api: { ...server, fetch: stale } });
  element.setOptions({ api: { ...server, fetch: latest } });
  await element.sendUserMessage({ text: 'Hello' });
  expect([stale.mock.calls.length, latest.mock.calls.length]).toEqual([0, 1]);
});

test('a file is kept whose upload ends after another file was removed', async () => {
  const { element, root } = addElement();
  const uploads: ((response: Response) => void)[] = [];
  const fetch = () => new Promise<Response>((respond) => uploads.push(respond));
  const composer = { attachments: { enabled: true } };
  element.setOptions({ api: { ...server, fetch }, composer });
  const input = root.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
  const choose = (name: string): void => {
    Object.defineProperty(input, 'files', { value: [new File(['x'], name)], configurable: true });
    input.dispatchEvent(new Event('change'));
  };
  const finish = (name: string): void => {
    const attachment = { type: 'file', id: name, name, mime_type: 'text/plain' };
    uploads.shift()?.(Response.json(attachment));
  };
  const remove = () => root.querySelector<HTMLButtonElement>('[aria-label="Remove first.txt"]');
  choose('first.txt');
  finish('first.txt');
  await vi.waitFor(() => expect(remove()).not.toBeNull());
  choose('second.txt');
  remove()?.click();
  finish('second.txt');
  await vi.waitFor(() => {
    expect(root.querySelector('[aria-label="Files to send"]')?.textContent).toBe('second.txt×');
  });
});

test('an option that is null is not set, and a message of nulls is empty', async () => {
  const { element, errors, root } = addElement();
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response(null, { status: 401 }));
  vi.stubGlobal('fetch', fetch);
  element.setOptions({
    api: { ...server, fetch: null, uploadStrategy: null },
    locale: null,
    theme: null,
    header: { enabled: null, title: { text: null } },
    history: null,
    startScreen: { greeting: null, prompts: null },
    composer: { placeholder: null, attachments: { enabled: true, accept: null } },
  } as unknown as Parameters<typeof element.setOptions>[0]);
  expect(root.querySelector('.start')?.textContent).toBe('What can I help with today?');
  expect(root.querySelector('form .row input:not([type=file])')).toMatchObject({
    placeholder: 'Message the AI',
  });
  await element.sendUserMessage({ text: null, content: null, attachments: null } as object);
  const headers = { 'accept-language': navigator.language };
  expect(fetch).toHaveBeenCalledExactlyOnceWith(
    '/chatkit',
    expect.objectContaining({ headers: expect.objectContaining(headers) as object }),
  );
  expect(root.querySelector('article')?.textContent).toBe('You: ');
  await vi.waitFor(() => {
    expect(errors).toEqual(['The server responded to threads.create with status 401.']);
  });
});

test('a null in an event of the server is shown as nothing', async () => {
  const { element, errors, root } = addElement();
  const item = { id: 'msg_1', type: 'assistant_message', content: null, attachments: null };
  const events = [
    { type: 'thread.item.done', item },
    { type: 'error', code: null, message: null },
  ];
  const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  element.setOptions({ api: { ...server, fetch: async () => new Response(body) } });
  await element.sendUserMessage({ text: 'Hello' });
  expect(root.querySelector('.assistant_message')?.textContent).toBe('Assistant: ');
  await vi.waitFor(() => expect(errors).toEqual(['The server sent the error custom.']));
});
