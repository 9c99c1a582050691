import { ChatKitError } from './errors.ts';
import { within } from './limit.ts';
import type { Settings } from './options.ts';
import type { Call } from './request.ts';
import { redact } from './redact.ts';

/** The API key for the next attempt. A function has `ms` to give it, else `expire` is what happens. */
export function readKey(
  call: Call,
  ms: number,
  expire: () => never,
): string | Promise<string> {
  const { apiKey = '', signal } = call.settings;
  if (typeof apiKey === 'string') return apiKey;
  return within(call.operation.id, ms, signal, () => askForKey(call, apiKey), expire);
}

async function askForKey(call: Call, apiKey: () => Promise<string>): Promise<string> {
  const { id } = call.operation;
  let key: unknown;
  try {
    key = await apiKey();
  } catch (cause) {
    const message = `${id}: the apiKey function failed`;
    throw new ChatKitError(message, { cause: redact(cause, call) });
  }
  if (typeof key === 'string' && key.trim()) return key.trim();
  throw new ChatKitError(`${id}: the apiKey function must give a string that is not blank`);
}

/** Where the API key comes from. */
export function describeSource({ apiKey, environmentKey }: Settings): string {
  if (typeof apiKey === 'function') return 'the apiKey function';
  return apiKey === environmentKey ? 'OPENAI_API_KEY' : 'the apiKey option';
}
