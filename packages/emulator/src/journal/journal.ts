import type { EmulatorEvent, Events } from '../events.ts';
import { basePath, routes } from '../gen/routes.gen.ts';
import type { PlainRequest } from '../http/request.ts';
import type { Handler, PlainResponse } from '../http/response.ts';
import { createRouter } from '../http/router.ts';
import { cut, type JournalEntry, type Recorded } from './entry.ts';
import { maskEntry } from './mask-entry.ts';

/** Keeps the latest requests to the API with their responses. */
export class Journal {
  readonly #limit: number;
  readonly #events: Events;
  readonly #findRoute = createRouter(basePath, routes);
  /** A ring: the place of an entry is its id modulo the limit. */
  #kept: Recorded[] = [];
  #lastId = 0;
  /** The id of the latest entry that was cleared. */
  #clearedId = 0;
  readonly #arrivals = new Set<(recorded: Recorded) => void>();

  constructor(limit: number, events: Events) {
    this.#limit = limit;
    this.#events = events;
  }

  /** Whether the next request can be read. */
  get isOn(): boolean {
    return this.#limit > 0 || this.#arrivals.size > 0 || this.#events.isWatched;
  }

  /** Handles a request and records it with its response. */
  async record(request: PlainRequest, handle: Handler): Promise<PlainResponse> {
    const time = Date.now();
    const start = performance.now();
    const { method, path, query = '', host, headers } = request;
    let sent: string | undefined;
    let isTooLong = false;
    const response = await handle({
      method,
      path,
      query,
      host,
      header: (name) => request.header(name),
      text: async (limit) => {
        sent = await request.text(limit);
        isTooLong = sent === undefined;
        return sent;
      },
    });
    const { status, ending, fault, delay = 0 } = response;
    this.#add({
      id: ++this.#lastId,
      time,
      duration: performance.now() - start + delay,
      method,
      path,
      query,
      request: {
        headers,
        ...(sent === undefined ? { body: null, truncated: isTooLong } : cut(sent)),
      },
      status: ending === 'reset' ? null : status,
      fault,
      response: { headers: response.headers, ...cut(response.body) },
    });
    return response;
  }

  /** Lists the entries, the oldest first. Masks keys and secrets by default. */
  list(showSecrets = false): JournalEntry[] {
    const entries: JournalEntry[] = [];
    const first = Math.max(this.#clearedId, this.#lastId - this.#limit) + 1;
    for (let id = first; id <= this.#lastId; id++) {
      const recorded = this.#kept[id % this.#limit];
      if (recorded) entries.push(this.show(recorded, showSecrets));
    }
    return entries;
  }

  clear(): void {
    this.#kept = [];
    this.#clearedId = this.#lastId;
  }

  /** Calls the listener with each new request. Returns a function that unsubscribes. */
  onArrival(listener: (recorded: Recorded) => void): () => void {
    this.#arrivals.add(listener);
    return () => void this.#arrivals.delete(listener);
  }

  /** Returns the id of the operation with this method and path. */
  operationOf({ method, path }: Pick<Recorded, 'method' | 'path'>): string | null {
    return this.#routeOf(method, path)?.operationId ?? null;
  }

  /** Converts a stored request to an entry. */
  show(recorded: Recorded, showSecrets: boolean): JournalEntry {
    const { id, time, method, path, query, status, fault, request, response } = recorded;
    const route = this.#routeOf(method, path);
    const entry: JournalEntry = {
      id,
      time,
      method,
      path: query ? `${path}?${query}` : path,
      operation: route?.operationId ?? null,
      status,
      duration: Math.round(recorded.duration * 100) / 100,
      fault: fault ?? null,
      request: { ...request, headers: toRecord(request.headers ?? {}) },
      response: { ...response, headers: { ...response.headers } },
    };
    return showSecrets ? entry : maskEntry(entry, new Set(Object.keys(route?.parameters ?? {})));
  }

  #add(recorded: Recorded): void {
    if (this.#limit > 0) this.#kept[recorded.id % this.#limit] = recorded;
    for (const call of this.#arrivals) call(recorded);
    if (this.#events.isWatched) this.#events.emit(this.#toEvent(recorded));
  }

  /** The listener that saves the state reads no requests, and masking one costs more than handling it. */
  #toEvent(recorded: Recorded): EmulatorEvent {
    const show = (): JournalEntry => this.show(recorded, false);
    let shown: JournalEntry | undefined;
    return {
      type: 'request',
      get request() {
        return (shown ??= show());
      },
    };
  }

  #routeOf(method: string, path: string): (typeof routes)[number] | undefined {
    try {
      return this.#findRoute(method, path).route;
    } catch {
      return undefined; // An unknown path, or a known one with another method.
    }
  }
}

function toRecord(headers: NonNullable<PlainRequest['headers']>): Record<string, string> {
  const entries = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  const sent = entries.filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
