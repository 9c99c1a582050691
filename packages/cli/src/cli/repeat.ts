import { APIError, APIUserAbortError } from '@chatkit-sessions/client';

/** How often a call is repeated after a damaged response. */
const maxRepeats = 5;

/**
 * Repeats a call if its successful response was cut off or not JSON. Use it only for a call that is
 * safe to repeat: the client does not retry, since the first call may have had an effect.
 */
export async function repeat<T>(call: () => Promise<T>, deadline = Infinity): Promise<T> {
  const end = Date.now() + deadline;
  for (let repeats = 0; ; repeats++) {
    try {
      return await call();
    } catch (error) {
      if (!isDamaged(error) || repeats === maxRepeats || Date.now() >= end) throw error;
    }
  }
}

function isDamaged(error: unknown): boolean {
  if (!(error instanceof APIError) || error instanceof APIUserAbortError) return false;
  return error.status !== undefined && error.status >= 200 && error.status < 300;
}
