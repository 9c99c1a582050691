import { ClientSecretError, createSessionFetch } from '@chatkit-sessions/browser';
import type { OpenAIChatKit } from '@openai/chatkit';

const sessionFetch = createSessionFetch({ endpoint: '/chatkit/session' });

/** Sends a request of the chat with the session's secret. Shows why the request was refused. */
async function chatFetch(...request: Parameters<typeof fetch>): Promise<Response> {
  show('');
  try {
    const response = await sessionFetch(...request);
    if (response.status === 429) {
      const seconds = response.headers.get('retry-after');
      show(`You have sent many messages. Try again in ${seconds} seconds.`);
    }
    return response;
  } catch (error) {
    // Signed out meanwhile: the page asks to sign in.
    if (error instanceof ClientSecretError && error.status === 401) location.reload();
    throw error;
  }
}

function show(text: string): void {
  const notice = document.querySelector('#notice');
  if (notice) notice.textContent = text;
}

await customElements.whenDefined('openai-chatkit');
const chat = document.querySelector<OpenAIChatKit>('openai-chatkit');
chat?.setOptions({
  api: {
    url: chat.dataset['url'] ?? '',
    domainKey: 'domain_pk_123', // of your domain; the stand-in does not check it
    fetch: chatFetch,
  },
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
});
