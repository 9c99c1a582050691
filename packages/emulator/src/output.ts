import type { Flags } from './flags.ts';
import type { LogEntry } from './request-log.ts';

/** What the command tells while it runs. */
export interface Output {
  listening(url: string, flags: Flags): void;
  request(entry: LogEntry): void;
  closed(): void;
}

/** Prints a line. */
type Print = (line: string) => void;

/** As JSON, for programs. */
export function createJsonOutput(print: Print): Output {
  const tell = (value: unknown): void => print(JSON.stringify(value));
  return {
    listening: (url, { host }) => {
      tell({ event: 'listening', url, control: controlURL(url) });
      if (!isLoopback(host)) tell({ event: 'warning', message: exposure(host) });
    },
    request: (entry) => tell({ event: 'request', ...entry }),
    closed: () => tell({ event: 'closed' }),
  };
}

/** For people; a warning goes where errors go. */
export function createTextOutput(print: Print, warn: Print): Output {
  return {
    listening: (url, { host, emulator }) => {
      // The keys that pass are the user's secret: none of them is printed.
      const key = emulator.apiKeys ? 'your-key' : 'any-key';
      const variables = `OPENAI_BASE_URL=${url} OPENAI_API_KEY=${key}`;
      print(`The ChatKit sessions API is at ${url}

  Node    ${variables} node app.js
  Python  ${variables} python app.py
  Java    ${variables} java -jar app.jar

Control it over ${controlURL(url)} (described by openapi.json there). Ctrl-C ends it.
`);
      if (!isLoopback(host)) warn(`Warning: ${exposure(host)}\n`);
    },
    request: ({ method, path, status, fault, delay }) => {
      const told = [fault, delay === undefined ? undefined : `after ${delay} ms`];
      print([status ?? '---', method, path, ...told.filter(Boolean)].join(' '));
    },
    closed: () => print('\nEnded.'),
  };
}

function controlURL(url: string): string {
  return url.replace(/\/v1$/, '/_emulator/');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}

function exposure(host: string): string {
  return `whoever reaches ${host} can create sessions here, and read them with their secrets.`;
}
