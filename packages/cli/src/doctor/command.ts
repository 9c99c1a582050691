import type { Command } from 'commander';
import type { Context } from '../cli/context.ts';
import { addShared, notBlank } from '../cli/flags.ts';

/** Adds `doctor`. */
export function addDoctor(program: Command, context: Context): void {
  addShared(program.command('doctor'))
    .description('find out why a chat stays blank; creates one session and cancels it')
    .option('--workflow <id>', 'the workflow that the chat uses', notBlank)
    .option('--version <version>', 'the version that your server asks for', notBlank)
    .option('--endpoint <url>', 'the route of your server that returns the client secret', notBlank)
    .option(
      '--origin <origin>',
      'the origin of the page that calls the endpoint (that of the endpoint)',
      notBlank,
    )
    .action(async (flags) => (await import('./doctor.ts')).diagnose(flags, context));
}
