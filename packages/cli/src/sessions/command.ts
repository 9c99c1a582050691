import type { Command } from 'commander';
import type { Context } from '../cli/context.ts';
import { addShared, notBlank, wholeNumber } from '../cli/flags.ts';
import { addState } from './state.ts';

/** Adds `sessions create` and `sessions cancel`. */
export function addSessions(program: Command, context: Context): void {
  const sessions = program.command('sessions').description('create and cancel sessions');

  addShared(sessions.command('create'))
    .description('create a session and print it, without its secret')
    .requiredOption('--user <id>', 'the user of the session', notBlank)
    .requiredOption('--workflow <id>', 'the workflow that responds', notBlank)
    .option(
      '--version <version>',
      'the version of the workflow (the latest deployed one)',
      notBlank,
    )
    .option('--state <key=value>', 'a state variable; may be repeated', addState)
    .option('--expires <seconds>', 'the life of the session (600)', wholeNumber(1, 600))
    .option(
      '--rate <requests>',
      'how many requests a minute the session may make (10)',
      wholeNumber(1),
    )
    .option('--uploads', 'allow uploads')
    .option('--max-files <n>', 'how many files may be uploaded (10)', wholeNumber(1))
    .option('--max-file-size <megabytes>', 'the largest file (512)', wholeNumber(1, 512))
    .option('--no-history', 'hide past threads')
    .option('--recent-threads <n>', 'how many past threads to show (all)', wholeNumber(1))
    .option('--no-titling', 'do not give titles to threads')
    .option('--no-tracing', 'do not record the runs of the workflow')
    .option('--show-secret', 'also print the client secret')
    .action(async (flags) => (await import('./create.ts')).createSession(flags, context));

  addShared(sessions.command('cancel <id>'))
    .description('cancel a session, so that its secret stops working')
    .action(async (id, flags) => (await import('./create.ts')).cancelSession(id, flags, context));
}
