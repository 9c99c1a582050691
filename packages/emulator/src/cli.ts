#!/usr/bin/env node
import { main } from './cli/main.ts';

// The reader may close the pipe after it has read the URL: ignore that and go on serving.
process.stdout.on('error', () => {});
await main(process.argv.slice(2));
