import { ChatSession, ErrorResponse } from '@chatkit-sessions/zod';
import * as z from 'zod';
import { FaultSchema } from '../faults/schema.ts';

export const SessionList = z.object({ sessions: z.array(ChatSession) });

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
});

export const Admission = z.union([
  z.object({ ok: z.literal(true), session: ChatSession }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['unknown', 'expired', 'cancelled', 'rate_limited']),
    retry_after: z
      .int()
      .min(1)
      .optional()
      .describe('Whole seconds until a request is admitted again; only with `rate_limited`.'),
  }),
]);

/** The schemas in the OpenAPI document of the control API, by their names there. */
export const controlSchemas: Readonly<Record<string, z.ZodType>> = {
  Admission,
  AdmitParams,
  ChatSession,
  ClockParams,
  ClockState,
  ErrorResponse,
  Fault: FaultSchema,
  FaultList,
  SessionList,
};
