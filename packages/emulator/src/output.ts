import type { Flags } from './flags.ts';
import type { LogEntry } from './request-log.ts';

/** What the command tells while it runs. */
export interface Output {
  listening(url: string, flags: Flags): void;
  request(entry: LogEntry): void;
  closed(): void;
}

/** For people, or as JSON for programs. */
export function createOutput(asJson: boolean): Output {
  return asJson ? jsonOutput : textOutput;
}

const jsonOutput: Output = {
  listening: (url, { host }) => {
    printJson({ event: 'listening', url, control: controlURL(url) });
    if (!isLoopback(host)) printJson({ event: 'warning', message: exposure(host) });
  },
  request: (entry) => printJson({ event: 'request', ...entry }),
  closed: () => printJson({ event: 'closed' }),
};

const textOutput: Output = {
  listening: (url, { host, emulator }) => {
    // The keys that pass are the user's secret: none of them is printed.
    const key = emulator.apiKeys ? 'your-key' : 'any-key';
    const variables = `OPENAI_BASE_URL=${url} OPENAI_API_KEY=${key}`;
    console.log(`The ChatKit sessions API is at ${url}

  Node    ${variables} node app.js
  Python  ${variables} python app.py
  Java    ${variables} java -jar app.jar

Control it over ${controlURL(url)} (described by openapi.json there). Ctrl-C ends it.
`);
    if (!isLoopback(host)) console.error(`Warning: ${exposure(host)}\n`);
  },
  request: ({ method, path, status, fault, delay }) => {
    const told = [fault, delay === undefined ? undefined : `after ${delay} ms`];
    console.log([status ?? '---', method, path, ...told.filter(Boolean)].join(' '));
  },
  closed: () => console.log('\nEnded.'),
};

function printJson(value: unknown): void {
  console.log(JSON.stringify(value));
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
