import { setTimeout as sleep } from 'node:timers/promises';

/** The longest pause in milliseconds, even if the API asks for a longer one. */
const longestPause = 10 * 60_000;

/** Pauses every call after one of them gets a 429. */
export class RateLimit {
  #until = 0;
  /** Milliseconds of the next pause after a 429 without `retry-after`. */
  #next = 1000;
  /** Called with the milliseconds of each new pause. */
  onPause: ((ms: number) => void) | undefined;

  /** Waits until there is no pause. Rejects when the signal is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    for (let left; (left = this.#until - Date.now()) > 0;) await sleep(left, undefined, { signal });
  }

  /** Calls the global `fetch` and starts a pause on a 429. */
  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(url, init);
    if (response.status === 429) this.#pause(response.headers);
    else this.#next = 1000;
    return response;
  };

  #pause(headers: Headers): void {
    const now = Date.now();
    const isPaused = this.#until > now;
    // Parallel calls get a 429 together: the first one starts the pause.
    const ms = requestedPause(headers) ?? (isPaused ? 0 : this.#next);
    if (isPaused && now + ms <= this.#until) return;
    this.#next = Math.min(this.#next * 2, 60_000);
    this.#until = now + ms;
    this.onPause?.(ms);
  }
}

function requestedPause(headers: Headers): number | undefined {
  const after = headers.get('retry-after') ?? '';
  const ms = [
    parseFloat(headers.get('retry-after-ms') ?? ''),
    parseFloat(after) * 1000,
    Date.parse(after) - Date.now(),
  ].find((each) => !isNaN(each));
  return ms === undefined ? undefined : Math.min(Math.max(ms, 0), longestPause);
}
