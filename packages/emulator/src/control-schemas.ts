import { ChatSession, ErrorResponse } from '@chatkit-sessions/zod';
import * as z from 'zod';
import { FaultSchema } from './fault.ts';

export const SessionList = z.object({ sessions: z.array(ChatSession) });

export const ClockState = z.object({
  now: z.number().describe('Milliseconds of Unix time.'),
});

export const ClockParams = z.strictObject({
  advance: z.number().min(0).describe('Milliseconds to move the time on by.'),
});

export const FaultList = z.strictObject({
  faults: z.array(FaultSchema),
});

export const AdmitParams = z.strictObject({
  client_secret: z.string().describe('The `client_secret` of a session.'),
});

export const AdmissionAnswer = z.union([
  z.object({ ok: z.literal(true), session: ChatSession }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['unknown', 'expired', 'cancelled', 'rate_limited']),
    retry_after: z
      .int()
      .min(1)
      .optional()
      .describe('Whole seconds until a request is admitted again; with `rate_limited` alone.'),
  }),
]);

/** The schemas that the control API's description holds, by their names there. */
export const controlSchemas: Readonly<Record<string, z.ZodType>> = {
  AdmissionAnswer,
  AdmitParams,
  ChatSession,
  ClockParams,
  ClockState,
  ErrorResponse,
  Fault: FaultSchema,
  FaultList,
  SessionList,
};
