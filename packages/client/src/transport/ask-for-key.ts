import { createError } from '../diagnostics/create-error.ts';
import { ChatKitError } from '../errors.ts';
import { isKeyOrFunction } from '../options/rules.ts';
import type { Call } from './call.ts';
import { raceCall, Stopped } from './scope.ts';

/** Asks the `apiKey` function for a key. */
export async function askForKey(call: Call, apiKey: () => Promise<string>): Promise<string> {
  const given: unknown = await raceCall(call, apiKey).catch((thrown: unknown) => {
    if (thrown instanceof Stopped) throw thrown;
    const cause = call.redactor.redact(thrown);
    throw createError(call, ChatKitError, 'the apiKey function failed', { cause });
  });
  const key = typeof given === 'string' ? given.trim() : '';
  if (!isKeyOrFunction(key)) {
    const message = 'the apiKey function must return one line of ASCII characters';
    throw createError(call, ChatKitError, message);
  }
  call.redactor.addKey(key);
  return key;
}
