// Builds every package, or runs another task of turbo. Shows turbo's output only when it fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

const [task = 'build'] = process.argv.slice(2);
const turbo = join(root, 'node_modules/turbo/bin/turbo');
console.log(`Building the ${task === 'build' ? 'packages' : task} …\n`);
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [turbo, 'run', task, '--output-logs=errors-only'],
  { cwd: root, encoding: 'utf8' },
);
if (status !== 0) {
  console.error(stdout + stderr);
  process.exitCode = 1;
}
