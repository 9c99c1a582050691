import { ChatKit } from '@chatkit-sessions/client';
import { UsageError } from './errors.ts';
import type { SharedFlags } from './flags.ts';
import { RateLimit } from './rate-limit.ts';

/** The client of a command, with its limits and its stop signal. */
export interface Connection {
  client: ChatKit;
  baseURL: string;
  rateLimit: RateLimit;
  /** Aborts every call of the command. */
  signal: AbortSignal;
  /** The time limit for a call with its retries, in milliseconds. */
  deadline: number | undefined;
}

/** Retries of a failed attempt. The client's default is 2, but a command may take longer than a page. */
const maxRetries = 5;

/** Returns the API key from the environment, or undefined. */
export function readKey(): string | undefined {
  return process.env['OPENAI_API_KEY']?.trim() || undefined;
}

/** Creates a client from flags and environment. Throws a {@link UsageError} without an API key. */
export function connect(flags: SharedFlags, signal: AbortSignal): Connection {
  const key = readKey();
  if (!key)
    throw new UsageError('There is no API key. Set the environment variable OPENAI_API_KEY.');
  const rateLimit = new RateLimit();
  const client = createClient(flags, {
    fetch: rateLimit.fetch,
    // Called before each attempt. A pause here does not count towards the timeout.
    apiKey: async () => {
      await rateLimit.wait(signal);
      return key;
    },
  });
  return { client, baseURL: baseURLOf(flags), rateLimit, signal, deadline: flags.deadline };
}

/** Logs to stderr, because stdout has only results. */
const log = (message: string): void => void process.stderr.write(`${message}\n`);

type Hooks = Pick<NonNullable<ConstructorParameters<typeof ChatKit>[0]>, 'fetch' | 'apiKey'>;

function createClient({ baseUrl, timeout, deadline }: SharedFlags, hooks: Hooks): ChatKit {
  try {
    return new ChatKit({
      baseURL: baseUrl,
      timeout,
      deadline,
      maxRetries,
      // The command reports failures itself.
      logLevel: process.env['OPENAI_LOG']?.trim() ? undefined : 'off',
      logger: { error: log, warn: log, info: log, debug: log },
      ...hooks,
    });
  } catch (error) {
    // Every option comes from a flag or from the environment.
    throw new UsageError((error as Error).message);
  }
}

function baseURLOf({ baseUrl }: SharedFlags): string {
  return (baseUrl ?? process.env['OPENAI_BASE_URL'])?.trim() || 'https://api.openai.com/v1';
}
