/** Work that ends when a signal is aborted. */
export interface Abortable {
  stop(by: 'signal'): void;
  /** Returns the work itself, like a `WeakRef` to it. */
  deref(): Abortable;
}

/** What one signal ends, and its one listener. */
interface Links {
  readonly works: Set<Abortable | WeakRef<Abortable>>;
  readonly abort: () => void;
}

/**
 * Links the signals of callers to what runs for them, with one listener for each signal. A signal that lives
 * as long as the process then neither grows with each call nor warns of too many listeners (Node 20 does both).
 */
export class AbortLinks {
  readonly #links = new WeakMap<object, Links>();
  /** Keeps the work of a returned response as long as its body. */
  readonly #bodies = new WeakMap<object, Abortable>();

  add(signal: AbortSignal, work: Abortable): void {
    const links = this.#links.get(signal) ?? createLinks();
    this.#links.set(signal, links);
    signal.addEventListener('abort', links.abort);
    links.works.add(work);
  }

  /** With a body, the signal still aborts that, for as long as somebody holds it. */
  remove(signal: AbortSignal | null | undefined, work: Abortable, body?: object | null): void {
    const links = signal && this.#links.get(signal);
    if (!links?.works.delete(work)) return;
    const { works, abort } = links;
    if (body) {
      this.#bodies.set(body, work);
      works.add(new WeakRef(work));
    }
    // Removes what was collected, at powers of two: thousands of responses then cost each a constant part.
    if (!(works.size & (works.size - 1))) {
      for (const link of works) if (!link.deref()) works.delete(link);
    }
    if (works.size === 0) signal?.removeEventListener('abort', abort);
  }
}

/** Does not ask the event for its target: a signal that wraps another one is not the target. */
function createLinks(): Links {
  const works: Links['works'] = new Set();
  const abort = (): void => {
    for (const link of works) link.deref()?.stop('signal');
  };
  return { works, abort };
}
