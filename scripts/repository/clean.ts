// Removes folders of the package in the current directory, so that no stale file is published.
import { rm } from 'node:fs/promises';

for (const folder of process.argv.slice(2)) await rm(folder, { recursive: true, force: true });
