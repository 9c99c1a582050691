#!/usr/bin/env node
import { createOutput } from './cli/output.ts';
import { stopSignal } from './cli/signals.ts';
import { run } from './program.ts';

const args = process.argv.slice(2);
const context = { output: createOutput(args.includes('--json')), signal: stopSignal() };
process.exitCode = await run(args, context);
