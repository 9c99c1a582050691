import type { Emulator } from '../emulator.ts';
import { maskPath } from '../http/mask.ts';
import type { PlainResponse } from '../http/response.ts';

/** One request and its response, without keys and secrets. */
export interface LogEntry {
  /** When the response was ready, as an ISO 8601 time. */
  time: string;
  method: string;
  path: string;
  /** Null if the connection was reset instead. */
  status: number | null;
  /** How a fault broke the response. */
  fault?: NonNullable<PlainResponse['ending']>;
  /** Milliseconds by which a fault delays the response. */
  delay?: number;
}

/** Wraps an emulator so that each of its requests is logged. */
export function withLog(
  emulator: Pick<Emulator, 'handle'>,
  log: (entry: LogEntry) => void,
): Pick<Emulator, 'handle'> {
  return {
    handle: async (request) => {
      const response = await emulator.handle(request);
      const { method, path } = request;
      const { ending, delay } = response;
      log({
        time: new Date().toISOString(),
        method,
        path: maskPath(path),
        status: ending === 'reset' ? null : response.status,
        ...(ending && { fault: ending }),
        ...(delay !== undefined && { delay }),
      });
      return response;
    },
  };
}
