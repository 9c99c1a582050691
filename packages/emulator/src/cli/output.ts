import { isLoopback } from '../http/loopback.ts';
import type { Flags } from './flags.ts';
import type { LogEntry } from './request-log.ts';

/** Prints the events of the running command. */
export interface Output {
  listening(url: string, flags: Flags): void;
  request(entry: LogEntry): void;
  warning(message: string): void;
  closed(): void;
}

/** Prints a line. */
type Print = (line: string) => void;

/** Above this number of unread bytes, lines are dropped. */
const maxUnread = 2 ** 20;

/** Creates a function that prints lines to a stream, but drops them while nobody reads it. */
export function createPrint(stream: {
  readonly writableLength: number;
  write(text: string): unknown;
}): Print {
  return (line) => {
    if (stream.writableLength < maxUnread) stream.write(`${line}\n`);
  };
}

/** Creates an output of JSON lines, for programs. */
export function createJsonOutput(print: Print): Output {
  const printEvent = (event: string, fields: object = {}): void =>
    print(JSON.stringify({ event, ...fields }));
  return {
    listening: (url, { host, ui }) => {
      printEvent('listening', {
        ...(ui && { page: pageURL(url) }),
        url,
        control: controlURL(url),
      });
      if (!isLoopback(host)) printEvent('warning', { message: exposureWarning(host) });
    },
    request: (entry) => printEvent('request', entry),
    warning: (message) => printEvent('warning', { message }),
    closed: () => printEvent('closed'),
  };
}

/** Creates an output for people, whose warnings go to stderr. */
export function createTextOutput(print: Print, warn: Print): Output {
  return {
    listening: (url, { host, ui, emulator }) => {
      if (ui) print(`See and control the emulator at ${pageURL(url)}\n`);
      // Never print the accepted keys.
      const key = emulator.apiKeys ? 'your-key' : 'any-key';
      const variables = `OPENAI_BASE_URL=${url} OPENAI_API_KEY=${key}`;
      print(`The ChatKit API is at ${url}

  Node    ${variables} node app.js
  Python  ${variables} python app.py
  Java    ${variables} java -jar app.jar

Programs control it at ${controlURL(url)}, see openapi.json there. Press Ctrl-C to stop.
`);
      if (!isLoopback(host)) warn(`Warning: ${exposureWarning(host)}\n`);
    },
    request: ({ time, method, path, status, fault, delay }) => {
      const notes = [fault, delay === undefined ? undefined : `after ${delay} ms`];
      const clockTime = new Date(time).toTimeString().slice(0, 8);
      print([clockTime, status ?? '---', method, path, ...notes.filter(Boolean)].join(' '));
    },
    warning: (message) => warn(`Warning: ${message}`),
    closed: () => print('\nStopped.'),
  };
}

/** Returns the address of the page of a server. */
export function pageURL(url: string): string {
  return url.replace(/v1$/, '');
}

function controlURL(url: string): string {
  return url.replace(/\/v1$/, '/_emulator/');
}

function exposureWarning(host: string): string {
  return `anyone who can reach ${host} can create sessions here and read their secrets.`;
}
