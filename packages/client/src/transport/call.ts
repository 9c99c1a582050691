import type { Context } from '../diagnostics/context.ts';
import type { Settings } from '../options/defaults.ts';
import type { HeadersLike } from '../options/types.ts';
import type { Operation } from '../request/operation.ts';
import type { Limit, Scope } from './scope.ts';

/** A call. Each step returns a value instead of writing here. */
export interface Call extends Context, Scope {
  readonly operation: Operation;
  readonly settings: Settings;
  readonly pathParameters: readonly (string | number)[];
  readonly params: unknown;
}

/** The request of a call, the same for every attempt. */
export interface PreparedRequest {
  readonly url: string;
  readonly body: string | undefined;
  /** The headers that are fields of `params`. */
  readonly header: HeadersLike | undefined;
}

/** A response of any status, with its body unread and the limit of its attempt still running. */
export interface Arrival {
  readonly call: Call;
  readonly response: Response;
  readonly limit: Limit;
  /** The number of retries that it took. */
  readonly retries: number;
}

/** Says how long a call has taken so far. */
export function elapsed({ started }: Call): string {
  return `after ${Math.round(performance.now() - started)} ms`;
}
