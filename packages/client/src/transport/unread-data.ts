import type { Arrival, Call } from './call.ts';
import { logResult, parse } from './parse.ts';
import { createScope, Limit } from './scope.ts';

/** A successful response whose data are read when somebody asks for them. */
export interface PendingData {
  readonly response: Response;
  read(): Promise<unknown>;
  /** Stops the timer of a response that nobody reads yet. */
  release(): void;
}

/** Wraps a successful response. */
export function unreadData(call: Call, arrival: Arrival): PendingData {
  const { response, limit } = arrival;
  let isReleased = false;
  return {
    response,
    read() {
      return isReleased ? readLate(call, arrival) : parse(call, arrival);
    },
    release() {
      isReleased = true;
      limit.clear(response.body);
      logResult(call, response);
    },
  };
}

/** Reads with a timeout and a deadline of their own. */
function readLate(call: Call, arrival: Arrival): Promise<unknown> {
  const { settings } = call;
  const scope = createScope(call.scope.links, settings);
  const limit = new Limit(scope, settings.timeout);
  return parse({ ...call, scope }, { ...arrival, limit });
}
