/** Work that ends when a signal is aborted. */
export interface Abortable {
  stop(by: 'signal'): void;
  /** Returns the work itself, like a `WeakRef` to it. */
  deref(): Abortable;
}

/**
 * Links the signals of callers to what runs for them, with one listener for each signal. A signal that lives
 * as long as the process then neither grows with each call nor warns of too many listeners (Node 20 does both).
 */
export class AbortLinks {
  readonly #links = new WeakMap<EventTarget, Set<Abortable | WeakRef<Abortable>>>();
  /** Keeps the work of a returned response as long as its body. */
  readonly #bodies = new WeakMap<object, Abortable>();
  readonly #abort = ({ target }: Event): void => {
    for (const link of this.#links.get(target as EventTarget) ?? []) link.deref()?.stop('signal');
  };

  add(signal: AbortSignal, work: Abortable): void {
    this.#links.set(signal, (this.#links.get(signal) ?? new Set()).add(work));
    signal.addEventListener('abort', this.#abort);
  }

  /** With a body, the signal still aborts that, for as long as somebody holds it. */
  remove(signal: AbortSignal, work: Abortable, body?: object | null): void {
    const links = this.#links.get(signal);
    if (!links?.delete(work)) return;
    for (const link of links) if (!link.deref()) links.delete(link);
    if (body) {
      this.#bodies.set(body, work);
      links.add(new WeakRef(work));
    }
    if (links.size === 0) signal.removeEventListener('abort', this.#abort);
  }
}
