import type { Emulator } from './emulator.ts';

/** One request and what became of it. */
export interface LogEntry {
  method: string;
  path: string;
  /** Null where the connection was reset in place of an answer. */
  status: number | null;
  /** What a fault did to the answer. */
  fault?: 'reset' | 'truncated' | 'stalled';
  /** Milliseconds that it was held back by a fault. */
  delay?: number;
}

/** The same emulator, each of whose requests is told. Neither key nor secret is in what is told. */
export function withLog(
  emulator: Pick<Emulator, 'handle'>,
  tell: (entry: LogEntry) => void,
): Pick<Emulator, 'handle'> {
  return {
    handle: async (request) => {
      const answer = await emulator.handle(request);
      const { method, path } = request;
      const { ending, delay } = answer;
      tell({
        method,
        path,
        status: ending === 'reset' ? null : answer.status,
        ...(ending && { fault: ending }),
        ...(delay !== undefined && { delay }),
      });
      return answer;
    },
  };
}
