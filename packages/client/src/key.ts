import { ChatKitError } from './errors.ts';
import { within } from './limit.ts';
import type { Settings } from './options.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';

/** Gets the API key for the next attempt. A function has `ms` to give it, else `expire` is what happens. */
export function readKey(call: Call, ms: number, expire: () => never): Promise<void> | undefined {
  const { operation, settings } = call;
  const { apiKey, signal } = settings;
  if (typeof apiKey !== 'function') return undefined;
  return within(operation.id, ms, signal, () => askForKey(call, apiKey), expire);
}

async function askForKey(call: Call, apiKey: () => Promise<string>): Promise<void> {
  const { id } = call.operation;
  let key: unknown;
  try {
    key = await apiKey();
  } catch (cause) {
    const message = `${id}: the apiKey function failed`;
    throw new ChatKitError(message, { cause: redact(cause, call) });
  }
  call.key = typeof key === 'string' ? key.trim() : '';
  if (call.key) return;
  throw new ChatKitError(`${id}: the apiKey function must give a string that is not blank`);
}

/** Where the API key comes from. */
export function describeSource({ apiKey, environmentKey }: Settings): string {
  if (typeof apiKey === 'function') return 'the apiKey function';
  return apiKey === environmentKey ? 'OPENAI_API_KEY' : 'the apiKey option';
}
