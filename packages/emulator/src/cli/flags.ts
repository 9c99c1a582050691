import type { EmulatorOptions } from '../emulator-options.ts';
import { faultProblem, type Fault } from '../faults/schema.ts';
import { seededRandom } from '../random.ts';

export const usage = `Serves an emulator of the ChatKit API, sessions and threads, on this machine.

  npx @chatkit-sessions/emulator [flags]

  -p, --port <n>     the port to listen on; 0 takes a free one (4010)
  --host <name>      the name or address to listen on (127.0.0.1, for this machine alone)
  --api-key <key>    an API key to accept; may be repeated (any key)
  --workflow <id>    a workflow that exists, as id or id@version; may be repeated (every one)
  --origin <origin>  a loopback origin whose pages may call the emulator; may be repeated
                     (any port of http://localhost, http://127.0.0.1 and http://[::1])
  --seed <n>         makes ids, secrets and faults the same in every run
  --state <file>     loads the state from this file, if it exists, and saves it there
  --fault <fault>    a fault to inject, such as status=429,times=2,headers.retry-after=1;
                     may be repeated
  --open             opens the page in a browser
  --no-ui            serves no page
  --json             prints one JSON object a line, for programs
  -h, --help         prints this help
  --version          prints the version`;

/** Reports an invalid flag. The message is one line without a full stop. */
export class FlagError extends Error {
  override readonly name = 'FlagError';
}

/** The settings of the command. */
export interface Flags {
  port: number;
  host: string;
  /** The file that keeps the state. */
  state: string | undefined;
  /** Whether to open the page in a browser. */
  open: boolean;
  /** Whether to serve the page. */
  ui: boolean;
  json: boolean;
  help: boolean;
  version: boolean;
  emulator: EmulatorOptions;
}

/** The flags, in the format of Node's `parseArgs`. */
export const flagOptions = {
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
  'api-key': { type: 'string', multiple: true },
  workflow: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true },
  seed: { type: 'string' },
  fault: { type: 'string', multiple: true },
  state: { type: 'string' },
  open: { type: 'boolean' },
  'no-ui': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Value<Option> = Option extends { multiple: true }
  ? string[]
  : Option extends { type: 'string' }
    ? string
    : boolean;

/** The values that Node's `parseArgs` returns. */
export type FlagValues = {
  [name in keyof typeof flagOptions]?: Value<(typeof flagOptions)[name]> | undefined;
};

/** Joins a flag with a negative number after it, so that `readFlags` can reject the number. */
export function joinNegative(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const flag = joined.at(-1) ?? '';
    if (/^-\d/.test(arg) && /^--[a-z-]+$/.test(flag)) joined[joined.length - 1] = `${flag}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** Reads the values of the flags. Throws a {@link FlagError} for an invalid one. */
export function readFlags(values: FlagValues): Flags {
  const { seed, fault, open = false } = values;
  const ui = !values['no-ui'];
  if (open && !ui) throw new FlagError('--open needs the page, but --no-ui turns it off');
  if (values.state === '') throw new FlagError('--state must be the path of a file, got ""');
  return {
    port: wholeNumber('--port', values.port ?? '4010', 65_535),
    host: values.host ?? '127.0.0.1',
    state: values.state,
    open,
    ui,
    json: values.json ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
    emulator: {
      apiKeys: values['api-key'],
      workflows: values.workflow,
      origins: values.origin,
      random:
        seed === undefined ? undefined : seededRandom(wholeNumber('--seed', seed, 2 ** 32 - 1)),
      faults: fault?.map(parseFault),
    },
  };
}

function wholeNumber(flag: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new FlagError(`${flag} must be a whole number from 0 to ${max}, got "${text}"`);
}

/** Parses `status=429,times=2,headers.retry-after=1`. */
function parseFault(text: string): Fault {
  const fault: Record<string, unknown> = {};
  const headers: Record<string, string> = {};
  const names = new Set<string>();
  for (const part of text.split(',')) {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(part) ?? [];
    if (!name) throw new FlagError(`--fault must be name=value,name=value, got "${text}"`);
    if (names.has(name)) {
      throw new FlagError(`--fault ${text} has ${name} twice. Repeat --fault for a second fault`);
    }
    names.add(name);
    if (name.startsWith('headers.')) headers[name.slice('headers.'.length)] = value;
    else fault[name] = /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  }
  if (Object.keys(headers).length > 0) fault['headers'] = headers;
  const problem = faultProblem(fault);
  if (problem) throw new FlagError(`--fault ${text}: ${problem}`);
  return fault;
}
