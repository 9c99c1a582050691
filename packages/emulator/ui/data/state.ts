import { signal, type Signal } from '@preact/signals';
import type { ChatKitThread, ChatSession } from '@chatkit-sessions/types';
import type { Fault } from '../../src/faults/schema.ts';
import { setClock } from './clock.ts';
import { control } from './control.ts';
import type { Entry } from './entry.ts';

// Undefined until the first response.
export const sessions = signal<ChatSession[] | undefined>(undefined);
export const threads = signal<ChatKitThread[] | undefined>(undefined);
export const faults = signal<Fault[] | undefined>(undefined);
/** The journal, the oldest request first. */
export const requests = signal<Entry[] | undefined>(undefined);

/** Whether changes arrive by themselves. */
export const isLive = signal(false);

/** How many requests the page keeps, as many as the journal. */
const maxRequests = 1000;

/** Returns a function that reads a part of the state; calls during a read cause one more. */
function reader(read: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let isStale = false;
  const run = async (): Promise<void> => {
    do {
      isStale = false;
      await read();
    } while (isStale);
  };
  return () => {
    isStale = true;
    current ??= run()
      // The event source reports a lost connection.
      .catch(() => {})
      .finally(() => (current = undefined));
    return current;
  };
}

function list<Name extends string, Item>(
  name: Name,
  path: string,
  into: Signal<Item[] | undefined>,
) {
  return reader(async () => {
    const result = await control<Record<Name, Item[]>>('GET', path);
    into.value = result[name];
  });
}

/** The requests that arrived during a read of the journal, whose response may lack them. */
let arrived: Entry[] = [];

async function readRequests(): Promise<void> {
  arrived = [];
  const { data } = await control<{ data: Entry[] }>('GET', '/requests');
  const known = new Set(data.map(({ id }) => id));
  requests.value = [...data, ...arrived.filter(({ id }) => !known.has(id))];
}

export const read = {
  sessions: list('sessions', '/sessions', sessions),
  threads: list('threads', '/threads', threads),
  faults: list('faults', '/faults', faults),
  requests: reader(readRequests),
  clock: reader(async () => setClock((await control<{ now: number }>('GET', '/clock')).now)),
};

function readAll(): void {
  for (const part of Object.values(read)) void part();
}

type Change =
  | { type: 'request'; request: Entry }
  | { type: 'change'; of: 'sessions' | 'threads' | 'faults' | 'clock' | 'state' };

function apply(change: Change): void {
  if (change.type === 'request') {
    arrived = [...arrived, change.request].slice(-maxRequests);
    const others = (requests.value ?? []).filter(({ id }) => id !== change.request.id);
    requests.value = [...others, change.request].slice(-maxRequests);
  } else if (change.of === 'state') {
    readAll();
  } else {
    void read[change.of]();
    // Time decides about the status of sessions.
    if (change.of === 'clock') void read.sessions();
  }
}

/** Reads the state, and again whatever changes in it. */
export function connect(): void {
  const events = new EventSource('/_emulator/events');
  events.addEventListener('open', () => {
    isLive.value = true;
    readAll();
  });
  // The browser connects again by itself.
  events.addEventListener('error', () => (isLive.value = false));
  events.addEventListener('message', ({ data }) => apply(JSON.parse(String(data)) as Change));
}
