/** The work that ends when a signal is aborted. */
export interface Abortable {
  stop(by: 'signal'): void;
}

/** Links the signals of callers to what runs for them. */
export interface AbortLinks {
  add(signal: AbortSignal, work: Abortable): void;
  /** With a body, the signal still aborts that, for as long as somebody holds it. */
  remove(signal: AbortSignal, work: Abortable, body?: object | null): void;
}

/**
 * Creates links that take one listener for each signal. A signal that lives as long as the process then
 * neither grows with each call nor warns of too many listeners (Node 20 does both).
 */
export function createAbortLinks(): AbortLinks {
  type Links = Set<Abortable | WeakRef<object>> & { readonly abort: () => void };
  const listeners = new WeakMap<AbortSignal, Links>();
  /** Aborts the body of a returned response. Lives as long as the body. */
  const bodies = new WeakMap<object, Abortable>();
  return {
    add(signal, work) {
      let links = listeners.get(signal);
      if (!links) {
        const created = new Set<Abortable | WeakRef<object>>();
        const abort = () => {
          for (const link of created) {
            const body = link instanceof WeakRef && link.deref();
            (body ? bodies.get(body) : (link as Abortable))?.stop?.('signal');
          }
        };
        links = Object.assign(created, { abort });
        listeners.set(signal, links);
        signal.addEventListener('abort', abort);
      }
      links.add(work);
    },
    remove(signal, work, body) {
      const links = listeners.get(signal);
      if (!links?.delete(work)) return;
      for (const link of links) if (link instanceof WeakRef && !link.deref()) links.delete(link);
      if (body) {
        bodies.set(body, work);
        links.add(new WeakRef(body));
      }
      if (links.size > 0) return;
      signal.removeEventListener('abort', links.abort);
      listeners.delete(signal);
    },
  };
}
