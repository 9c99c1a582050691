import {
  ChatKitAttachment,
  ChatKitThread,
  ChatKitThreadItem,
  ChatSession,
  ErrorResponse,
} from '@chatkit-sessions/zod';
import * as z from 'zod';
import { ThreadParamsSchema as ThreadParams } from '../api/thread-params.ts';
import { FaultSchema } from '../faults/schema.ts';
import { SnapshotSchema as Snapshot } from '../snapshot/schema.ts';

export const SessionList = z.object({ sessions: z.array(ChatSession) });

export const ThreadList = z.object({ threads: z.array(ChatKitThread) });

export const ItemList = z.object({ items: z.array(ChatKitThreadItem) });

export const ClockState = z.object({
  now: z.number().describe('Unix time in milliseconds.'),
});

export const ClockParams = z.strictObject({
  advance: z.number().min(0).describe('Milliseconds by which to advance the clock.'),
});

export const FaultList = z.strictObject({
  faults: z.array(FaultSchema),
});

export const AdmitParams = z.strictObject({
  client_secret: z.string().describe('The `client_secret` of a session.'),
  message: z
    .strictObject({
      text: z.string().min(1),
      thread_id: z
        .string()
        .optional()
        .describe('The thread to continue. Defaults to a new thread.'),
      attachments: z
        .array(ChatKitAttachment)
        .optional()
        .describe('The files of the message, without content.'),
    })
    .optional()
    .describe('A message of the user. It goes into a thread, with a response.'),
});

export const HistoryParams = z.strictObject({
  client_secret: AdmitParams.shape.client_secret,
  thread_id: z.string().optional().describe('The thread to show. Defaults to a list of threads.'),
});

export const History = z.union([
  z.object({
    ok: z.literal(true),
    threads: z.array(ChatKitThread).describe('The newest first.'),
  }),
  z.object({
    ok: z.literal(true),
    thread: ChatKitThread,
    items: z.array(ChatKitThreadItem).describe('The oldest first.'),
  }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['unknown', 'expired', 'cancelled', 'history_disabled', 'thread_unknown']),
  }),
]);

export const Admission = z.union([
  z.object({
    ok: z.literal(true),
    session: ChatSession,
    thread: z.optional(ChatKitThread).describe('The thread of the message.'),
    reply: z.string().optional().describe('The text of the response to the message.'),
  }),
  z.object({
    ok: z.literal(false),
    reason: z.enum([
      'unknown',
      'expired',
      'cancelled',
      'rate_limited',
      'thread_unknown',
      'thread_locked',
      'thread_closed',
    ]),
    retry_after: z
      .int()
      .min(1)
      .optional()
      .describe('Whole seconds until a request is admitted again. Only with `rate_limited`.'),
  }),
]);

export const RequestsQuery = z.strictObject({
  secrets: z
    .enum(['true', 'false'])
    .optional()
    .describe('Whether to show API keys and client secrets. Defaults to false.'),
});

const JournalMessage = z.object({
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable().describe('At most 64 KiB. Null if the emulator did not read it.'),
  truncated: z.boolean().describe('Whether the body was longer.'),
});

const JournalEntry = z.object({
  id: z.int().min(1),
  time: z.number().describe('Unix time in milliseconds.'),
  method: z.string(),
  path: z.string().describe('With the query.'),
  operation: z.string().nullable().describe('Null for an unknown method and path.'),
  status: z.int().nullable().describe('Null if a fault reset the connection.'),
  duration: z.number().describe('Milliseconds, the delay of a fault included.'),
  fault: z.string().nullable().describe('The fault that affected the request.'),
  request: JournalMessage,
  response: JournalMessage,
});

export const RequestList = z.object({ data: z.array(JournalEntry) });

export const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), request: JournalEntry }),
  z.object({
    type: z.literal('change'),
    of: z.enum(['sessions', 'threads', 'faults', 'clock', 'state']),
  }),
]);

/** The schemas in the OpenAPI document of the control API, by their names there. */
export const controlSchemas: Readonly<Record<string, z.ZodType>> = {
  Admission,
  AdmitParams,
  ChatKitAttachment,
  ChatKitThread,
  ChatKitThreadItem,
  ChatSession,
  ClockParams,
  ClockState,
  ErrorResponse,
  Event,
  Fault: FaultSchema,
  FaultList,
  ItemList,
  History,
  HistoryParams,
  JournalEntry,
  RequestList,
  SessionList,
  Snapshot,
  ThreadList,
  ThreadParams,
};
