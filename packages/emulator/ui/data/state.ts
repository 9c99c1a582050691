import { signal, type Signal } from '@preact/signals';
import type { ChatKitThread, ChatSession } from '@chatkit-sessions/types';
import type { Fault } from '../../src/faults/schema.ts';
import { setClock } from './clock.ts';
import { control } from './control.ts';
import type { Entry } from './entry.ts';
import { reader } from './reader.ts';

// Undefined until the first response.
export const sessions = signal<ChatSession[] | undefined>(undefined);
export const threads = signal<ChatKitThread[] | undefined>(undefined);
export const faults = signal<Fault[] | undefined>(undefined);
/** The journal, the oldest request first. */
export const requests = signal<Entry[] | undefined>(undefined);

/** Whether changes arrive by themselves. */
export const connection = signal<'connecting' | 'live' | 'lost'>('connecting');

/** How many requests the page keeps, as many as the journal. */
const maxRequests = 1000;

/** How long the page collects changes before it shows them, in milliseconds. */
const pause = 100;

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

/** The requests that arrived since the last read of the journal began. Its response may lack them. */
let arrived: Entry[] = [];

async function readRequests(): Promise<void> {
  arrived = [];
  const { data } = await control<{ data: Entry[] }>('GET', '/requests');
  requests.value = join(data, arrived);
}

function join(before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const newer = new Set(after.map(({ id }) => id));
  return [...before.filter(({ id }) => !newer.has(id)), ...after].slice(-maxRequests);
}

export const read = {
  sessions: list('sessions', '/sessions', sessions),
  threads: list('threads', '/threads', threads),
  faults: list('faults', '/faults', faults),
  requests: reader(readRequests),
  clock: reader(async () => setClock((await control<{ now: number }>('GET', '/clock')).now)),
};

type Part = keyof typeof read;

function readAll(): void {
  for (const part of Object.values(read)) void part();
}

type Change =
  { type: 'request'; request: Entry } | { type: 'change'; of: Exclude<Part, 'requests'> | 'state' };

const changed = new Set<Part | 'state'>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Collects a change. An app may cause thousands a second, more than a page can show one by one. */
function gather(change: Change): void {
  if (change.type === 'request') arrived.push(change.request);
  changed.add(change.type === 'request' ? 'requests' : change.of);
  timer ??= setTimeout(show, pause);
}

function show(): void {
  timer = undefined;
  // Time decides about the status of sessions.
  if (changed.has('clock')) changed.add('sessions');
  arrived = arrived.slice(-maxRequests);
  if (changed.has('state')) {
    readAll();
  } else {
    for (const part of changed) {
      if (part === 'requests') requests.value = join(requests.value ?? [], arrived);
      else if (part !== 'state') void read[part]();
    }
  }
  changed.clear();
}

let events: EventSource | undefined;

/**
 * Reads the state, and reads each part again when it changes. A hidden page holds no connection, since
 * a browser allows only six to a server, and each tab would take one.
 */
export function connect(): void {
  follow();
  document.addEventListener('visibilitychange', follow);
}

function follow(): void {
  if (document.hidden) {
    events?.close();
    events = undefined;
    return;
  }
  if (events) return;
  events = new EventSource('/_emulator/events');
  events.addEventListener('open', () => {
    connection.value = 'live';
    readAll();
  });
  // The browser connects again by itself.
  events.addEventListener('error', () => (connection.value = 'lost'));
  events.addEventListener('message', ({ data }) => gather(JSON.parse(String(data)) as Change));
}
