import type { EmulatorOptions } from './emulator.ts';
import { FaultSchema, type Fault } from './fault.ts';
import { seededRandom } from './random.ts';

export const usage = `Serves the ChatKit sessions API on this machine.

  npx @chatkit-sessions/emulator [flags]

  --port <n>         where to listen; 0 takes a free port (4010)
  --host <name>      on which address (127.0.0.1, which other machines cannot reach)
  --api-key <key>    a key that passes; may be repeated (any key passes)
  --workflow <id>    a workflow that there is, as id or id@version; may be repeated (every one)
  --origin <origin>  a loopback origin whose pages may use /_emulator/; may be repeated
                     (any port of http://localhost, http://127.0.0.1 and http://[::1])
  --seed <n>         makes ids, secrets and faults the same in every run
  --fault <fault>    what is to go wrong, such as status=429,times=2,headers.retry-after=1;
                     may be repeated
  --json             prints one JSON object a line, for programs
  --help             prints this`;

/** A flag that makes no sense; the message is one line for a person. */
export class FlagError extends Error {
  override readonly name = 'FlagError';
}

/** What the command was asked for. */
export interface Flags {
  port: number;
  host: string;
  json: boolean;
  help: boolean;
  emulator: EmulatorOptions;
}

/** The flags, as `parseArgs` of Node takes them. */
export const flagOptions = {
  port: { type: 'string' },
  host: { type: 'string' },
  'api-key': { type: 'string', multiple: true },
  workflow: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true },
  seed: { type: 'string' },
  fault: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Value<Option> = Option extends { multiple: true }
  ? string[]
  : Option extends { type: 'string' }
    ? string
    : boolean;

/** What `parseArgs` makes of them. */
export type FlagValues = {
  [name in keyof typeof flagOptions]?: Value<(typeof flagOptions)[name]> | undefined;
};

/** What the flags ask for. Throws a {@link FlagError}. */
export function readFlags(values: FlagValues): Flags {
  const { seed, fault } = values;
  return {
    port: wholeNumber('--port', values.port ?? '4010', 65_535),
    host: values.host ?? '127.0.0.1',
    json: values.json ?? false,
    help: values.help ?? false,
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

function wholeNumber(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new FlagError(`${flag} takes a whole number from 0 to ${most}, not "${text}"`);
}

/** `status=429,times=2,headers.retry-after=1` as a fault. */
function parseFault(text: string): Fault {
  const fault: Record<string, unknown> = {};
  const headers: Record<string, string> = {};
  const given = new Set<string>();
  for (const part of text.split(',')) {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(part) ?? [];
    if (!name) throw new FlagError(`--fault takes name=value,name=value, not "${text}"`);
    // Whoever means two faults gives the flag twice.
    if (given.has(name)) throw new FlagError(`--fault ${text}: has ${name} twice`);
    given.add(name);
    if (name.startsWith('headers.')) headers[name.slice('headers.'.length)] = value;
    else fault[name] = /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  }
  if (Object.keys(headers).length > 0) fault['headers'] = headers;
  const result = FaultSchema.safeParse(fault);
  const issue = result.error?.issues[0];
  if (issue) {
    throw new FlagError(`--fault ${text}: ${[...issue.path, issue.message].join(' ')}`);
  }
  return fault;
}
