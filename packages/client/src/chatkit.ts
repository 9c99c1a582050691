import { ChatKitError } from './errors.ts';
import { Resources, serverURL } from './gen/resources.gen.ts';
import type { ChatKitOptions } from './options.ts';
import { applyOptions, defaultSettings, type Settings } from './settings.ts';
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
 * environment, when an option makes no sense, and in a browser. Calls nothing at construction.
 */
export class ChatKit extends Resources {
  readonly #settings: Settings;

  constructor(options: ChatKitOptions = {}) {
    // A client made by `withOptions` is given all settings and so reads no environment again.
    const inherited =
      'environmentKey' in options ? (options as Settings) : defaultSettings(serverURL);
    const settings = applyOptions(inherited, options);
    if (!settings.apiKey) {
      throw new ChatKitError(
        'There is no API key: give new ChatKit({ apiKey }) or set OPENAI_API_KEY.',
      );
    }
    if (!settings.dangerouslyAllowBrowser && isBrowser()) {
      throw new ChatKitError(
        'A browser shows the API key to everyone; dangerouslyAllowBrowser allows it.',
      );
    }
    super(createSend(settings));
    this.#settings = settings;
  }

  /**
   * A new client with the same options but those given. `undefined` keeps an option.
   *
   * ```ts
   * const patient = chatkit.withOptions({ maxRetries: 5 });
   * ```
   */
  withOptions(options: ChatKitOptions): ChatKit {
    return new ChatKit(applyOptions(this.#settings, options));
  }
}

/** Whether this is a page or one of its workers, which call themselves Mozilla as one. */
function isBrowser(): boolean {
  const { window, navigator } = globalThis as {
    window?: { document?: unknown };
    navigator?: { userAgent?: string };
  };
  return Boolean(window?.document ?? navigator?.userAgent?.startsWith('Mozilla/'));
}
