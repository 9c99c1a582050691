import type { Output } from './output.ts';

/** What every command gets. */
export interface Context {
  output: Output;
  /** Aborted by Ctrl-C or by SIGTERM. */
  signal: AbortSignal;
}
