import { routes } from '../gen/routes.gen.ts';
import { checkOptions } from '../options.ts';
import type { JournalEntry } from './entry.ts';
import type { Journal } from './journal.ts';

/** The options of `requests.list`. */
export interface ListOptions {
  /** Whether to show API keys and client secrets. Defaults to false. */
  secrets?: boolean | undefined;
}

/** The options of `requests.next`. */
export interface NextOptions extends ListOptions {
  /** The operation, such as `sessions.create`. Defaults to any request. */
  operation?: string | undefined;
  /** Milliseconds until the promise rejects. Defaults to 4 000, less than test runners give a test. */
  timeout?: number | undefined;
}

/** The journal: the latest requests to the API with their responses. */
export interface Requests {
  /** Lists the requests, the oldest first. */
  list(options?: ListOptions): JournalEntry[];
  /** Clears the journal. */
  clear(): void;
  /**
   * Resolves to the next request that matches, once it has its response. Rejects at the timeout, and
   * with a TypeError for an invalid option.
   */
  next(options?: NextOptions): Promise<JournalEntry>;
}

/** The longest delay of a timer. */
const maxTimeout = 2 ** 31 - 1;

/** Creates the `requests` of an emulator from its journal. */
export function createRequests(journal: Journal, onClear: () => void): Requests {
  return {
    list: (options = {}) => {
      checkOptions('requests.list', options, { secrets: 'a boolean' });
      return journal.list(options.secrets);
    },
    clear: () => {
      journal.clear();
      onClear();
    },
    next: async (options = {}) => {
      checkNextOptions(options);
      return next(journal, options);
    },
  };
}

function checkNextOptions(options: NextOptions): void {
  const types = { operation: 'a string', timeout: 'a number', secrets: 'a boolean' } as const;
  checkOptions('requests.next', options, types);
  const { operation, timeout = 0 } = options;
  if (!(timeout >= 0 && timeout <= maxTimeout)) {
    throw new TypeError(
      `The option timeout of requests.next must be from 0 to ${maxTimeout}, got ${timeout}.`,
    );
  }
  const known = routes.map(({ operationId }) => operationId);
  if (operation !== undefined && !known.includes(operation)) {
    throw new TypeError(
      `Unknown operation "${operation}" of requests.next. Use ${known.join(', ')}.`,
    );
  }
}

function next(
  journal: Journal,
  { operation, timeout = 4000, secrets = false }: NextOptions,
): Promise<JournalEntry> {
  return new Promise((resolve, reject) => {
    const stop = journal.onArrival((recorded) => {
      if (operation !== undefined && journal.operationOf(recorded) !== operation) return;
      clearTimeout(timer);
      stop();
      resolve(journal.show(recorded, secrets));
    });
    const timer = setTimeout(() => {
      stop();
      const wanted = operation ? `request for ${operation}` : 'request';
      reject(new Error(`No ${wanted} arrived within ${timeout} ms.`));
    }, timeout);
  });
}
