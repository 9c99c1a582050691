// Removes folders of the package that it is run in, so that nothing old is published.
import { rm } from 'node:fs/promises';

for (const folder of process.argv.slice(2)) await rm(folder, { recursive: true, force: true });
