import type { SessionCreateParams } from '@chatkit-sessions/types';
import {
  formatIssues,
  SessionCreateParams as SessionCreateParamsSchema,
} from '@chatkit-sessions/zod';
import * as z from 'zod';
import { ThreadParamsSchema, type ThreadParams } from '../api/thread-params.ts';
import { lastTime } from '../clock.ts';
import { FaultSchema, type Fault } from '../faults/schema.ts';

/** A session in a snapshot. */
export interface SessionSnapshot {
  id: string;
  client_secret: string;
  /** The body of the request that created the session. */
  params: SessionCreateParams;
  /** Seconds of Unix time. */
  expires_at: number;
  cancelled: boolean;
  /** The key and the body of a create that was sent with an `Idempotency-Key`. */
  idempotency?: { key: string; body: string } | undefined;
  /** When requests of the last minute were admitted: Unix time in milliseconds, the oldest first. */
  admitted_at: number[];
}

/**
 * The state of an emulator, as JSON. Contains client secrets, but no API keys: each `Idempotency-Key`
 * has a hash of its API key.
 */
export interface Snapshot {
  version: 1;
  /** The time of the clock, and how far it is ahead of its source, in milliseconds. */
  clock: { now: number; ahead: number };
  /** How many ids, request ids and numbers for rates were used. A seed continues from there. */
  used: { ids: number; requests: number; rates: number };
  /** The pending faults. */
  faults: Fault[];
  /** In the order of creation. */
  sessions: SessionSnapshot[];
  /** Each with its items, the oldest first. */
  threads: ThreadParams[];
  /** The `Idempotency-Key` of each request that deleted a thread. */
  deletions: string[];
}

const time = z.number().min(-lastTime).max(lastTime);

// The numbers of a seed repeat after 2³².
const count = z
  .int()
  .min(0)
  .max(2 ** 32);

const Session = z.strictObject({
  id: z.string().min(1),
  client_secret: z.string().min(1),
  params: SessionCreateParamsSchema,
  expires_at: z.int().describe('Seconds of Unix time.'),
  cancelled: z.boolean(),
  idempotency: z.strictObject({ key: z.string(), body: z.string() }).optional(),
  admitted_at: z.array(time).describe('Unix times in milliseconds, the oldest first.'),
});

/** Validates a snapshot. The version comes first, since a foreign version explains the other issues. */
export const SnapshotSchema = z
  .strictObject({
    version: z.literal(1, {
      error: ({ input }) =>
        `Must be 1, got ${typeof input === 'number' ? input : typeof input}: another version of the emulator wrote this snapshot`,
    }),
    clock: z.strictObject({ now: time, ahead: time.min(0) }),
    used: z.strictObject({ ids: count, requests: count, rates: count }),
    faults: z.array(FaultSchema),
    sessions: z.array(Session).check(unique('id'), unique('client_secret')),
    threads: z.array(ThreadParamsSchema).check(unique('id')),
    deletions: z.array(z.string()).describe('The idempotency keys of deleted threads.'),
  })
  .describe('The state of an emulator. Contains client secrets, but no API keys.');

/** Rejects an entry that has the same value in a field as an earlier entry. */
function unique<Name extends string>(name: Name) {
  return ({ value, issues }: z.core.ParsePayload<{ [name in Name]?: string | undefined }[]>) => {
    const known = new Set<string>();
    for (const [at, { [name]: field }] of value.entries()) {
      if (field !== undefined && known.has(field)) {
        const message = `Must differ from the ${name} of the others`;
        issues.push({ code: 'custom', path: [at, name], message, input: undefined });
      }
      if (field !== undefined) known.add(field);
    }
  };
}

/** Returns a copy of a snapshot. Throws a TypeError for an invalid one. */
export function readSnapshot(snapshot: unknown): Snapshot {
  const [issue] = SnapshotSchema.safeParse(snapshot).error?.issues ?? [];
  if (issue) throw new TypeError(`Invalid snapshot: ${formatIssues([issue])}`.replace(/\.?$/, '.'));
  // JSON drops undefined fields, and the caller may change the original later.
  return JSON.parse(JSON.stringify(snapshot)) as Snapshot;
}
