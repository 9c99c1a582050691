import { ChatKitError } from './errors.ts';
import { within } from './limit.ts';
import { isKey, type Settings } from './options.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';

/** The API key for the next attempt, within the deadline if a function is to give it. */
export function readKey(call: Call): string | Promise<string> {
  const { apiKey = '' } = call.settings;
  if (typeof apiKey === 'string') return apiKey;
  return within(call, Infinity, () => askForKey(call, apiKey));
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
  if (typeof key === 'string' && isKey(key.trim())) return key.trim();
  throw new ChatKitError(`${id}: the apiKey function must give a key in ASCII and in one line`);
}

/** Where the API key comes from. */
export function describeSource({ apiKey, environmentKey }: Settings): string {
  if (typeof apiKey === 'function') return 'the apiKey function';
  return apiKey === environmentKey ? 'OPENAI_API_KEY' : 'the apiKey option';
}
