#!/usr/bin/env node
import { main } from './cli/main.ts';

// The reader may take the URL and close the pipe: serve on.
process.stdout.on('error', () => {});
await main(process.argv.slice(2));
