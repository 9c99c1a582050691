import type { State } from '../api/call.ts';
import { withDefaults } from '../api/defaults.ts';
import type { ResolvedParams } from '../api/sessions.ts';
import { insertThread } from '../api/thread-params.ts';
import type { AdvancingClock } from '../clock.ts';
import type { FaultQueue } from '../faults/queue.ts';
import { routes } from '../gen/routes.gen.ts';
import type { CountedIds } from '../random.ts';
import type { SessionSnapshot, Snapshot } from './schema.ts';

/** The parts of an emulator that a snapshot saves. */
export interface Parts {
  state: State;
  clock: AdvancingClock;
  ids: CountedIds;
  requestIds: CountedIds;
  faults: FaultQueue;
}

/** Takes a snapshot. */
export function takeSnapshot({ state, clock, ids, requestIds, faults }: Parts): Snapshot {
  const { sessions, threads } = state;
  return structuredClone({
    version: 1,
    clock: clock.save(),
    used: { ids: ids.count, requests: requestIds.count, rates: faults.draws },
    faults: faults.list(),
    sessions: sessions.list(clock.now()).map((session): SessionSnapshot => ({
      id: session.id,
      client_secret: session.clientSecret,
      params: session.params,
      expires_at: session.expiresAt,
      cancelled: session.isCancelled,
      ...(session.idempotency && { idempotency: session.idempotency }),
      admitted_at: session.admittedAt ?? [],
    })),
    threads: threads
      .listAll()
      .map((thread) => ({ ...thread, items: threads.listAllItems(thread.id) })),
    deletions: threads.listDeletions(),
  });
}

/** Loads a valid snapshot into an emulator without sessions and threads. */
export function loadSnapshot(
  { state, clock, ids, requestIds, faults }: Parts,
  snapshot: Snapshot,
): void {
  clock.load(snapshot.clock);
  ids.skipTo(snapshot.used.ids);
  requestIds.skipTo(snapshot.used.requests);
  faults.reset(snapshot.faults, snapshot.used.rates);
  const create = routes.find(({ operationId }) => operationId === 'sessions.create');
  for (const {
    id,
    client_secret,
    params,
    expires_at,
    cancelled,
    admitted_at,
    idempotency,
  } of snapshot.sessions) {
    const session = {
      id,
      clientSecret: client_secret,
      // As in `createSession`.
      params: withDefaults(create?.params?.defaults, params) as ResolvedParams,
      expiresAt: expires_at,
      idempotency,
      isCancelled: cancelled,
      admittedAt: admitted_at,
    };
    state.sessions.add(session, snapshot.clock.now);
  }
  for (const thread of snapshot.threads) insertThread(state, thread);
  for (const key of snapshot.deletions) state.threads.addDeletion(key);
}
