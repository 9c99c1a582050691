import { tryOrUndefined } from '../try-or-undefined.ts';
import { trimmed } from './defined-entries.ts';
import type { ChatKitOptions, Logger, LogLevel, RequestOptions } from './types.ts';

/** The options in force: the given ones, then the environment, then the defaults. Frozen. */
export interface Settings extends Readonly<ChatKitOptions & RequestOptions> {
  readonly apiKey: string | (() => Promise<string>);
  readonly baseURL: string;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly logger: Logger;
  readonly logLevel: LogLevel;
  /** The key of the environment, so that an error can say where the key came from. */
  readonly environmentKey: string | undefined;
}

/** The environment variable of each option that has one. */
export const variables: Readonly<Record<string, string>> = {
  apiKey: 'OPENAI_API_KEY',
  organization: 'OPENAI_ORG_ID',
  project: 'OPENAI_PROJECT_ID',
  baseURL: 'OPENAI_BASE_URL',
  logLevel: 'OPENAI_LOG',
};

/** Reads the environment over the defaults. Nothing is validated yet. */
export function defaultSettings(serverURL: string): Settings {
  const { process } = globalThis as unknown as { process: { env: Record<string, string> } };
  const environment = Object.entries(variables).map(([name, variable]) => [
    name,
    // Deno throws without the permission to read it, and a runtime may have no process.
    tryOrUndefined(() => process.env[variable]),
  ]);
  const settings = {
    baseURL: serverURL,
    timeout: 600_000,
    maxRetries: 2,
    logger: console,
    logLevel: 'warn',
    ...trimmed(Object.fromEntries(environment)),
  } as unknown as Settings; // Still to be validated, with the options.
  return { ...settings, environmentKey: settings.apiKey as string }; // The environment holds strings.
}
