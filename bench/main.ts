// Runs the named benchmarks, or all benchmarks, one after another, so they do not disturb each other.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const tables = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'main.ts')),
);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !tables.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown benchmark: ${unknown.join(', ')}. Choose from: ${tables.join(', ')}.`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : tables) {
  console.log(`\n${name}\n`);
  execFileSync(process.execPath, [join(import.meta.dirname, name, 'main.ts')], {
    stdio: 'inherit',
  });
}
