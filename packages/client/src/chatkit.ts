import { ChatKitError } from './errors.ts';
import { Resources, serverURL } from './gen/resources.gen.ts';
import { readEnvironment, type ChatKitOptions } from './options.ts';
import { createSend } from './transport.ts';

/**
 * A client of the ChatKit sessions API. For servers: it needs the API key.
 *
 * ```ts
 * const chatkit = new ChatKit();
 * const session = await chatkit.sessions.create({ user: 'user_123', workflow: { id: 'wf_123' } });
 * ```
 *
 * Throws a {@link ChatKitError} when there is no API key, neither as an option nor in the
 * environment. Calls nothing at construction.
 */
export class ChatKit extends Resources {
  constructor(options: ChatKitOptions = {}) {
    const apiKey = options.apiKey?.trim() || readEnvironment('OPENAI_API_KEY');
    if (!apiKey) {
      throw new ChatKitError(
        'There is no API key. Give one as new ChatKit({ apiKey }) or in the environment variable OPENAI_API_KEY.',
      );
    }
    const baseURL = options.baseURL?.trim() || readEnvironment('OPENAI_BASE_URL') || serverURL;
    super(
      createSend({
        apiKey,
        baseURL: baseURL.replace(/\/+$/, ''),
        fetch: options.fetch ?? ((url, init) => fetch(url, init)),
      }),
    );
  }
}
