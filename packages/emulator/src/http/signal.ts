/**
 * Returns the signal of a call. Takes every object of the right shape: jsdom's AbortSignal is not the
 * platform's. Throws a TypeError for anything else.
 *
 * The caller's own signal is used directly. The signal of a `Request` follows it only by a weak
 * reference, so a garbage collection could lose an abort.
 */
export function signalOf(
  input: string | URL | Request,
  init: RequestInit | undefined,
): AbortSignal | undefined {
  const inherited = input instanceof Request ? input.signal : undefined;
  const signal: Partial<AbortSignal> | null | undefined =
    init?.signal === undefined ? inherited : init.signal;
  if (signal === undefined || signal === null) return undefined;
  if (typeof signal.aborted !== 'boolean' || typeof signal.addEventListener !== 'function') {
    throw new TypeError(`The option signal must be an AbortSignal, got ${typeof signal}.`);
  }
  return signal as AbortSignal;
}

/** Throws the reason of a signal that is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal);
}

/** What is called when a signal aborts, with its reason. */
export type Listener = (reason: unknown) => void;

/** The one event listener of a signal, and what it calls. */
interface Link {
  listeners: Set<Listener>;
  onEvent: () => void;
}

/** Waits until signals abort. Adds one event listener to each, since Node 20 warns of more than ten. */
export class Signals {
  readonly #links = new WeakMap<AbortSignal, Link>();

  /** Resolves after a delay. Rejects with the signal's reason if that comes first. */
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    let timer: ReturnType<typeof setTimeout>;
    const elapsed = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    return this.untilAborted(signal, elapsed).finally(() => clearTimeout(timer));
  }

  /** Settles as the promise does. Rejects with the signal's reason if that comes first. */
  untilAborted<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const unsubscribe = this.onAbort(signal, reject);
      promise.then(resolve, reject).finally(unsubscribe);
    });
  }

  /** Calls a listener when the signal aborts, or now if it is aborted. Returns a function that unsubscribes. */
  onAbort(signal: AbortSignal | undefined, listener: Listener): () => void {
    if (!signal) return () => {};
    if (signal.aborted) listener(reasonOf(signal)); // An aborted signal fires no more events.
    let link = this.#links.get(signal);
    if (!link) {
      const listeners = new Set<Listener>();
      const onEvent = (): void => listeners.forEach((each) => each(reasonOf(signal)));
      signal.addEventListener('abort', onEvent, { once: true });
      link = { listeners, onEvent };
      this.#links.set(signal, link);
    }
    const { listeners, onEvent } = link;
    listeners.add(listener);
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      signal.removeEventListener('abort', onEvent);
      this.#links.delete(signal);
    };
  }
}

function reasonOf(signal: AbortSignal): unknown {
  // Older versions of jsdom give no reason.
  return signal.reason ?? new DOMException('This operation was aborted', 'AbortError');
}
