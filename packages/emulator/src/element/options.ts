import type { Attachment } from './protocol.ts';

/** Hosted: the chat talks to the emulator with the secret of a session. */
export interface HostedApi {
  /** Returns a secret. Receives null at first, then the secret that is no longer valid. */
  getClientSecret: (current: string | null) => Promise<string>;
}

/** Self-hosted: the chat talks to a ChatKit server of the app's own. */
export interface SelfHostedApi {
  url: string;
  domainKey: string;
  fetch?: typeof fetch | undefined;
  uploadStrategy?: { type: 'two_phase' } | { type: 'direct'; uploadUrl: string } | undefined;
}

/** The options of ChatKit that the stand-in supports. It ignores all other options. */
export interface ChatOptions {
  api: HostedApi | SelfHostedApi;
  locale?: string | undefined;
  /** Defaults to light. */
  theme?: 'light' | 'dark' | { colorScheme?: 'light' | 'dark' | undefined } | undefined;
  /** The thread to show first. Defaults to a new one. */
  initialThread?: string | null | undefined;
  header?: { enabled?: boolean | undefined; title?: { text?: string | undefined } } | undefined;
  history?: { enabled?: boolean | undefined; showDelete?: boolean | undefined } | undefined;
  startScreen?:
    | {
        greeting?: string | undefined;
        prompts?: readonly { label: string; prompt: string | readonly { text: string }[] }[];
      }
    | undefined;
  composer?:
    | {
        placeholder?: string | undefined;
        attachments?: { enabled: boolean; accept?: Record<string, string[]> | undefined };
      }
    | undefined;
}

/** The message of `sendUserMessage` or `setComposerValue`. */
export interface MessageParams {
  text?: string | undefined;
  /** Used in place of `text`. */
  content?: readonly { text: string }[] | undefined;
  attachments?: readonly Attachment[] | undefined;
}

/** Throws a TypeError if the options name no API. */
export function checkApi(options: ChatOptions): void {
  const api: Partial<HostedApi & SelfHostedApi> = options?.api ?? {};
  if (typeof api.getClientSecret === 'function') return;
  if (typeof api.url === 'string' && typeof api.domainKey === 'string') return;
  throw new TypeError(
    'setOptions needs api: { getClientSecret } for hosted sessions, or api: { url, domainKey } for a server of your own.',
  );
}
