// Builds every package. Shows turbo's output only when the build fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

const turbo = join(root, 'node_modules/turbo/bin/turbo');
console.log('Building the packages …\n');
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [turbo, 'run', 'build', '--output-logs=errors-only'],
  { cwd: root, encoding: 'utf8' },
);
if (status !== 0) {
  console.error(stdout + stderr);
  process.exitCode = 1;
}
