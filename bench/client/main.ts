import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bytes, bytesByModule } from './bytes.ts';
import { generateHeyApi } from './generate.ts';
import { importTimes } from './import-time.ts';
import { names, type Name } from './program.ts';
import { checkTypes } from './types.ts';

const run = promisify(execFile);
const here = import.meta.dirname;

type Figures = Record<Name, Record<string, number>>;

/** Runs one of the files beside this in a process of its own; it prints its figures as JSON. */
async function inProcess(file: string, flags: string[], ...args: string[]): Promise<Figures> {
  const { stdout } = await run(process.execPath, [...flags, join(here, file), ...args]);
  return JSON.parse(stdout) as Figures;
}

async function throughput(): Promise<Figures> {
  const server = spawn(process.execPath, [join(here, 'server.ts')], { stdio: 'pipe' });
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    return await inProcess('throughput.ts', [], String(line).trim());
  } finally {
    server.kill();
  }
}

await generateHeyApi();
const flags = ['--expose-gc', '--max-semi-space-size=256', '--min-semi-space-size=256'];
const calls = await inProcess('calls.ts', flags);
const rates = await throughput();
const imports = await importTimes(9);
const types = await checkTypes();

const rows: Record<string, Record<string, number>> = {};
const ratio = (figure = NaN, base = NaN) => Math.round((figure / base) * 100) / 100;
for (const name of names) {
  const { cpu = NaN, heap = NaN } = calls[name];
  const { one = NaN, many = NaN } = rates[name];
  rows[name] = {
    'bytes gzip': await bytes(name),
    'CPU ns': cpu,
    'CPU × raw': ratio(cpu, calls.raw['cpu']),
    'heap bytes': heap,
    'heap × raw': ratio(heap, calls.raw['heap']),
    'calls/s, 1': one,
    '× raw, 1': ratio(one, rates.raw['one']),
    'calls/s, 64': many,
    '× raw, 64': ratio(many, rates.raw['many']),
    'import ms': imports[name],
    types: types[name].types,
    instantiations: types[name].instantiations,
  };
}
console.log('Creating a session, against raw fetch. Medians of interleaved rounds.');
console.table(rows);
const modules = await bytesByModule();
console.log('What each module of the client adds to the bundle: minified bytes, before gzip.');
console.table(Object.fromEntries(modules.map(([module, size]) => [module, { bytes: size }])));
await mkdir(join(here, '../results'), { recursive: true });
await writeFile(
  join(here, '../results/client.json'),
  `${JSON.stringify({ node: process.version, rows, modules: Object.fromEntries(modules) }, null, 2)}\n`,
);
