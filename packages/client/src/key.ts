import { ChatKitError } from './errors.ts';
import { within } from './limit.ts';
import type { Settings } from './options.ts';
import { createMask, redact } from './redact.ts';

/** The API key of the next attempt. A function that gives none within `ms` leads to `expire`. */
export async function readKey(
  id: string,
  { apiKey, signal }: Settings,
  ms: number,
  expire: () => never,
): Promise<string> {
  if (typeof apiKey !== 'function') return apiKey ?? '';
  const ask = async (): Promise<string> => {
    let key: unknown;
    try {
      key = await apiKey();
    } catch (cause) {
      const message = `${id}: the apiKey function failed`;
      throw new ChatKitError(message, { cause: redact(cause, createMask([])) });
    }
    if (typeof key === 'string' && key.trim()) return key.trim();
    throw new ChatKitError(`${id}: the apiKey function must give a string that is not blank`);
  };
  return within(ms, signal, ask, expire);
}

/** Where the API key that was sent came from. */
export function describeSource(settings: Settings): string {
  const { apiKey, environmentKey } = settings;
  if (typeof apiKey === 'function') return 'the apiKey function';
  return apiKey === environmentKey ? 'OPENAI_API_KEY' : 'the apiKey option';
}
