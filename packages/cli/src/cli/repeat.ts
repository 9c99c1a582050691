import { APIError, APIUserAbortError } from '@chatkit-sessions/client';

/** How often a call with a damaged response is made again. */
const maxRepeats = 5;

/**
 * Makes a call again if its successful response was cut off or not JSON. The client does not, since
 * a call may have had an effect: use this only for a call that may safely be made twice.
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
