import { once } from 'node:events';
import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Where a command prints: results go to stdout, everything else to stderr. */
export interface Output {
  /** Whether `--json` is set: each line is a JSON object. */
  readonly isJson: boolean;
  /** Prints a result, as the object or as the text. Waits while the reader is slow. */
  result(data: object, text: string): Promise<void>;
  /** Prints a note for people. Prints nothing with `--json`, or when stderr is piped. */
  note(text: string): void;
  /** Prints the progress of a long job to stderr, as the object or as the text. */
  status(data: { event: string }, text: string): void;
  /** Colours text for stdout, if that is a terminal. */
  style(format: Format, text: string): string;
}

export function createOutput(isJson: boolean): Output {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endOnClosedPipe);
  return {
    isJson,
    result: (data, text) => write(`${isJson ? JSON.stringify(data) : text}\n`),
    note: (text) => {
      if (!isJson && process.stderr.isTTY) process.stderr.write(`${text}\n`);
    },
    status: (data, text) => {
      process.stderr.write(`${isJson ? JSON.stringify(data) : text}\n`);
    },
    style: (format, text) => styleText(format, text, { stream: process.stdout }),
  };
}

/** Writes text to stdout. Waits while the reader is slow. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Ends the process quietly when the reader, such as `head`, has read enough. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
