// Runs the tables that are named, or all of them, one after the other: each wants the machine to itself.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const tables = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'main.ts')),
);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !tables.includes(name));
if (unknown.length > 0) {
  console.error(`No such table: ${unknown.join(', ')}. There are: ${tables.join(', ')}.`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : tables) {
  console.log(`\n${name}\n`);
  execFileSync(process.execPath, [join(import.meta.dirname, name, 'main.ts')], {
    stdio: 'inherit',
  });
}
