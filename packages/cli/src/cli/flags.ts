import { type Command, InvalidArgumentError, Option } from 'commander';

/** The flags of every command that calls the API. */
export interface SharedFlags {
  json?: true;
  baseUrl?: string;
  /** In milliseconds. */
  timeout: number;
  /** In milliseconds. */
  deadline?: number;
}

/** Creates a parser of whole numbers from `min` to `max`. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    const upTo = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`It must be a whole number ${upTo}.`);
  };
}

/** Parses seconds and returns milliseconds, at most what a timer can wait. */
export function seconds(text: string): number {
  const ms = Number(text) * 1000;
  if (/^\d+(\.\d+)?$/.test(text) && ms > 0 && ms < 2 ** 31) return ms;
  throw new InvalidArgumentError('It must be a number of seconds above 0, such as 30 or 0.5.');
}

/** Rejects a blank value: an unset shell variable must not select every user or the default. */
export function notBlank(text: string): string {
  if (text.trim()) return text;
  throw new InvalidArgumentError('It must not be blank.');
}

/** Adds the flags of every command that calls the API. */
export function addShared(command: Command): Command {
  return command
    .option('--json', 'print one JSON object a line, for programs; errors too')
    .option('--base-url <url>', 'the URL of the API (OPENAI_BASE_URL)', notBlank)
    .addOption(
      new Option('--timeout <seconds>', 'the time limit for each attempt of a request')
        .argParser(seconds)
        .default(60_000, '60'),
    )
    .addOption(
      new Option(
        '--deadline <seconds>',
        'the time limit for each request with its retries (no limit)',
      ).argParser(seconds),
    );
}
