// Measures the emulator under load: sessions created per second over loopback, and memory per session.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBody, headers, path } from './create-request.ts';

const rounds = 5;
const secondsEach = 3;
const connections = 100;
const sessions = 100_000;
const goals = { rateOfBare: 0.55, bytesPerSession: 2048 };

const run = promisify(execFile);
const autocannon = fileURLToPath(import.meta.resolve('autocannon'));
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Server {
  name: 'bare' | 'emulator' | 'no-journal';
  url: string;
  process: ChildProcess;
  /** Sessions created per second, one figure per round. */
  rates: number[];
}

async function startServer(name: Server['name']): Promise<Server> {
  const child = spawn(process.execPath, [here('server.ts'), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { name, url, process: child, rates: [] };
}

async function load(url: string): Promise<number> {
  const flags = {
    '--method': 'POST',
    '--body': createBody(1),
    '--connections': String(connections),
    '--duration': String(secondsEach),
  };
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const args = [autocannon, '--json', ...Object.entries(flags).flat(), ...sent, url + path];
  const { stdout } = await run(process.execPath, args);
  const result = JSON.parse(stdout) as Record<'non2xx' | 'errors', number> & {
    requests: { average: number };
  };
  if (result.non2xx + result.errors > 0) throw new Error(`Not every create succeeded: ${stdout}`);
  return result.requests.average;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const servers = [
  await startServer('bare'),
  await startServer('emulator'),
  await startServer('no-journal'),
] as const;
try {
  for (const { url } of servers) await load(url); // warms up
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) server.rates.push(await load(server.url));
  }
} finally {
  for (const server of servers) server.process.kill();
}
const memory = await run(process.execPath, ['--expose-gc', here('memory.ts'), String(sessions)]);

const [bare, emulator, noJournal] = servers;
// Compare within each round, because the load of the machine changes between rounds.
const ofBare = ({ rates }: Server): number =>
  median(rates.map((rate, at) => rate / (bare.rates[at] ?? NaN)));
const results = {
  createsPerSecond: { bare: median(bare.rates), emulator: median(emulator.rates) },
  rateOfBare: ofBare(emulator),
  rateOfBareWithoutJournal: ofBare(noJournal),
  bytesPerSession: Number(memory.stdout),
  rounds: { bare: bare.rates, emulator: emulator.rates, noJournal: noJournal.rates },
  goals,
};
console.table({
  'sessions per second, bare node:http': {
    figure: Math.round(results.createsPerSecond.bare),
    goal: '',
  },
  'sessions per second, emulator': {
    figure: Math.round(results.createsPerSecond.emulator),
    goal: '',
  },
  'emulator ÷ bare node:http': {
    figure: results.rateOfBare.toFixed(2),
    goal: `≥ ${goals.rateOfBare}`,
  },
  'the same without the journal': {
    figure: results.rateOfBareWithoutJournal.toFixed(2),
    goal: '',
  },
  [`bytes per live session, with ${sessions} sessions`]: {
    figure: results.bytesPerSession,
    goal: `< ${goals.bytesPerSession}`,
  },
});
await mkdir(here('../results'), { recursive: true });
await writeFile(here('../results/emulator.json'), `${JSON.stringify(results, null, 2)}\n`);
