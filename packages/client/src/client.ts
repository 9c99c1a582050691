import { ChatKitError } from './errors.ts';
import { Resources, serverURL } from './gen/resources.gen.ts';
import { defaultSettings, type Settings } from './options/defaults.ts';
import { mergeClientOptions } from './options/merge.ts';
import { operationIds } from './options/operation-ids.ts';
import type { ChatKitOptions } from './options/types.ts';
import { refuseUnknown, requireObject } from './options/validate.ts';
import { createSend } from './transport/send.ts';

/**
 * A client of the ChatKit API, sessions and threads. Use it on a server only: it needs the API key.
 *
 * ```ts
 * const chatkit = new ChatKit();
 * const session = await chatkit.sessions.create({ user: 'user_123', workflow: { id: 'wf_123' } });
 * ```
 *
 * Throws a {@link ChatKitError} if the API key is missing, if an option is invalid, and in a browser.
 * The constructor does not use the network.
 */
export class ChatKit extends Resources {
  readonly #settings: Settings;

  constructor(options: ChatKitOptions = {}) {
    requireObject('options', options);
    // `withOptions` passes complete settings, so the environment is not read again.
    const settings =
      'environmentKey' in options
        ? (options as Settings)
        : mergeClientOptions(defaultSettings(serverURL), options);
    if (!settings.apiKey) {
      throw new ChatKitError(
        'The API key is missing. Pass new ChatKit({ apiKey }) or set OPENAI_API_KEY.',
      );
    }
    if (!settings.dangerouslyAllowBrowser && isBrowser()) {
      throw new ChatKitError(
        'Running in a browser would expose your API key. Set dangerouslyAllowBrowser to override.',
      );
    }
    super(createSend(settings));
    const { validators = {} } = settings;
    refuseUnknown('operation in validators', validators, operationIds(this));
    for (const [id, schemas] of Object.entries(validators)) {
      refuseUnknown(`validator of ${id}`, Object(schemas), ['request', 'response']);
    }
    this.#settings = settings;
  }

  /**
   * Creates a client with the same options except those given. `undefined` keeps an option.
   *
   * ```ts
   * const patient = chatkit.withOptions({ maxRetries: 5 });
   * ```
   */
  withOptions(options: ChatKitOptions): ChatKit {
    requireObject('options', options);
    return new ChatKit(mergeClientOptions(this.#settings, options));
  }
}

/** Detects a page, or one of its workers: both have a user agent that begins with Mozilla. */
function isBrowser(): boolean {
  const { window, navigator } = globalThis as {
    window?: { document?: unknown };
    navigator?: { userAgent?: string };
  };
  return Boolean(window?.document ?? navigator?.userAgent?.startsWith('Mozilla/'));
}
