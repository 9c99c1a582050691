import { createHosted } from './hosted.ts';
import type { ChatOptions, HostedApi } from './options.ts';
import type { Backend } from './protocol.ts';
import { createSelfHosted } from './self-hosted.ts';

/** Returns a name for the service in the options. The chat starts again when it changes. */
export function serviceOf({ api }: ChatOptions): string {
  return 'url' in api ? api.url : 'hosted';
}

/** Creates the backend for the options. It calls the functions of the latest options. */
export function createBackend(options: ChatOptions, latest: () => ChatOptions): Backend {
  const { api } = options;
  const locale = options.locale ?? navigator.language;
  if ('url' in api) {
    return createSelfHosted(() => {
      const { api: newest } = latest();
      return 'url' in newest ? newest : api;
    }, locale);
  }
  const getClientSecret: HostedApi['getClientSecret'] = async (current) => {
    const { api: newest } = latest();
    return ('url' in newest ? api : newest).getClientSecret(current);
  };
  return createHosted(getClientSecret, emulatorURL());
}

/** Returns the origin of the emulator, from the page's `<meta>` element or from this module's URL. */
function emulatorURL(): string {
  const setting = document.querySelector<HTMLMetaElement>('meta[name="chatkit-emulator"]');
  return new URL(setting?.content ?? import.meta.url).origin;
}
