import { createHosted } from './hosted.ts';
import type { ChatOptions, HostedApi } from './options.ts';
import type { Backend } from './protocol.ts';
import { createSelfHosted } from './self-hosted.ts';

/** Names the service of the options. The chat starts again when it changes. */
export function serviceOf({ api }: ChatOptions): string {
  return 'url' in api ? api.url : 'hosted';
}

/** Creates the backend of the options. It calls the functions of the latest ones. */
export function createBackend(options: ChatOptions, latest: () => ChatOptions): Backend {
  const { api, locale = navigator.language } = options;
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

/** Returns the origin of the emulator: that of the page's setting, or of this module. */
function emulatorURL(): string {
  const setting = document.querySelector<HTMLMetaElement>('meta[name="chatkit-emulator"]');
  return new URL(setting?.content ?? import.meta.url).origin;
}
