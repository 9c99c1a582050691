import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bytes, bytesByModule } from './bytes.ts';
import { generateHeyApi } from './generate.ts';
import { importTimes } from './import-time.ts';
import { median, names, ratioToRaw, type Rounds } from './program.ts';
import { checkTypes } from './types.ts';

const run = promisify(execFile);
const here = import.meta.dirname;

/** Runs a file of this folder in a new process and parses the JSON that it prints. */
async function inProcess<Kind extends string>(
  file: string,
  flags: string[],
  ...args: string[]
): Promise<Record<Kind, Rounds>> {
  const { stdout } = await run(process.execPath, [...flags, join(here, file), ...args]);
  return JSON.parse(stdout) as Record<Kind, Rounds>;
}

async function throughput(): Promise<Record<'one' | 'many', Rounds>> {
  const server = spawn(process.execPath, [join(here, 'server.ts')], { stdio: 'pipe' });
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    return await inProcess<'one' | 'many'>('throughput.ts', [], String(line).trim());
  } finally {
    server.kill();
  }
}

await generateHeyApi();
const flags = ['--expose-gc', '--max-semi-space-size=256', '--min-semi-space-size=256'];
const { cpu, heap } = await inProcess<'cpu' | 'heap'>('calls.ts', flags);
const { one, many } = await throughput();
const imports = await importTimes(9);
const types = await checkTypes();

const rows: Record<string, Record<string, number>> = {};
for (const name of names) {
  rows[name] = {
    'bytes gzip': await bytes(name),
    'CPU ns': Math.round(median(cpu[name])),
    'CPU × raw': ratioToRaw(cpu, name),
    'heap bytes': Math.round(median(heap[name])),
    'heap × raw': ratioToRaw(heap, name),
    'calls/s, 1': Math.round(median(one[name])),
    '× raw, 1': ratioToRaw(one, name),
    'calls/s, 64': Math.round(median(many[name])),
    '× raw, 64': ratioToRaw(many, name),
    'import ms': imports[name],
    'types added': types[name].types,
    instantiations: types[name].instantiations,
  };
}
console.log('Creating a session, against raw fetch. Medians of interleaved rounds.');
console.table(rows);
const modules = await bytesByModule();
console.log('Minified bytes, before gzip, that each module of the client adds to the bundle.');
console.table(Object.fromEntries(modules.map(([module, size]) => [module, { bytes: size }])));
await mkdir(join(here, '../results'), { recursive: true });
await writeFile(
  join(here, '../results/client.json'),
  `${JSON.stringify({ node: process.version, rows, modules: Object.fromEntries(modules) }, null, 2)}\n`,
);
