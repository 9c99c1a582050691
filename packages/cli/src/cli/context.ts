import type { Output } from './output.ts';

/** The output and the stop signal that every command gets. */
export interface Context {
  output: Output;
  /** Aborted by Ctrl-C or by SIGTERM. */
  signal: AbortSignal;
}
