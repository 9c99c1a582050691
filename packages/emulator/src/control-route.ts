import type { ZodType } from 'zod';
import type { Controls } from './controls.ts';

/** An operation on the emulator itself. */
export interface ControlRoute {
  operationId: string;
  method: 'GET' | 'POST' | 'DELETE';
  /** Relative to `/_emulator`. */
  path: string;
  summary: string;
  /** Absent where there is none. */
  body?: ZodType;
  /** The answer; absent where it is a 204. */
  result?: ZodType;
  act(emulator: Controls, body: unknown): unknown;
}
