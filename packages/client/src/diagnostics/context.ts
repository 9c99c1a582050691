import type { Settings } from '../options/defaults.ts';
import type { Redactor } from './redactor.ts';

/** What errors and log lines need to know of a call. */
export interface Context {
  readonly operation: { readonly id: string };
  readonly settings: Settings;
  readonly redactor: Redactor;
}

/** A response, with as much of its body as was read. */
export interface Received {
  readonly response: Response;
  /** Undefined if nobody read the body. */
  readonly text?: string | undefined;
}
