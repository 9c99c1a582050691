import { ChatKitError } from './errors.ts';
import { failure } from './failure.ts';
import { within } from './limit.ts';
import type { Call } from './request.ts';
import { isKey, type Settings } from './settings.ts';

/** The API key for the next attempt, within the deadline if a function is to give it. */
export function readKey(call: Call): string | Promise<string> {
  const { apiKey = '' } = call.settings;
  if (typeof apiKey === 'string') return apiKey;
  return within(call, () => askForKey(call, apiKey));
}

async function askForKey(call: Call, apiKey: () => Promise<string>): Promise<string> {
  let key: unknown;
  try {
    key = await apiKey();
  } catch (cause) {
    throw failure(call, ChatKitError, 'the apiKey function failed', cause);
  }
  const given = typeof key === 'string' ? key.trim() : '';
  if (isKey(given)) {
    call.secrets.push(given);
    return given;
  }
  const message = 'the apiKey function must give a key in ASCII and in one line';
  throw failure(call, ChatKitError, message);
}

/** Where the API key comes from. */
export function describeSource({ apiKey, environmentKey }: Settings): string {
  if (typeof apiKey === 'function') return 'the apiKey function';
  return apiKey === environmentKey ? 'OPENAI_API_KEY' : 'the apiKey option';
}
