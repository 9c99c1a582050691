import { Command, CommanderError } from 'commander';
import type { Context } from './cli/context.ts';
import { UsageError } from './cli/errors.ts';
import { readVersion } from './cli/version.ts';
import { addDoctor } from './doctor/command.ts';
import { addEmulator } from './emulator.ts';
import { addSessions } from './sessions/command.ts';
import { addThreads } from './threads/command.ts';

const about = `Creates ChatKit sessions, reads, exports and deletes threads, and finds out why a chat stays blank.

The API key comes from OPENAI_API_KEY. The variables OPENAI_BASE_URL, OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_LOG work as in the client.`;

const examples = `
Examples:
  chatkit-sessions doctor --workflow wf_123
  chatkit-sessions sessions create --user user_123 --workflow wf_123
  chatkit-sessions threads export --out threads.jsonl

Exit codes: 0 done, 1 the job failed, 2 the command is wrong.`;

const completionExamples = `
Examples:
  source <(chatkit-sessions completion bash)   (needs the package bash-completion)
  source <(chatkit-sessions completion zsh)
  chatkit-sessions completion fish | source`;

/** Runs the command line and returns the exit code. */
export async function run(args: readonly string[], context: Context): Promise<number> {
  try {
    const program = createProgram(context);
    await addCompletion(program, args);
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const shown = error instanceof CommanderError ? toUsageError(error) : error;
    if (shown === undefined) return (error as CommanderError).exitCode === 0 ? 0 : 2;
    // Loads the client, which the help and the version do not need.
    const { isExpected, reportError } = await import('./cli/report.ts');
    if (!isExpected(shown)) throw shown;
    reportError(shown, context.output.isJson);
    return shown instanceof UsageError ? 2 : 1;
  }
}

function createProgram(context: Context): Command {
  const program = new Command('chatkit-sessions')
    .description(about)
    .version(readVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', examples)
    .showSuggestionAfterError()
    // `sessions create --version` is the version of the workflow.
    .enablePositionalOptions()
    .exitOverride()
    // `run` prints errors itself, as text or as JSON.
    .configureOutput({ outputError: () => {} });
  addSessions(program, context);
  addThreads(program, context);
  addDoctor(program, context);
  addEmulator(program);
  return program;
}

/** Adds `completion`. Its library is loaded only when it is needed. */
async function addCompletion(program: Command, [name]: readonly string[]): Promise<void> {
  const isAsked = name === 'completion' || name === 'complete';
  if (isAsked) {
    const { default: addTab } = await import('@bomb.sh/tab/commander');
    addTab(program, { completionCommandName: 'completion' });
  } else {
    program.command('completion <shell>');
  }
  program.commands
    .find((command) => command.name() === 'completion')
    ?.description(
      'print a script that completes commands and flags in bash, zsh, fish or powershell',
    )
    .addHelpText('after', completionExamples);
}

/** Returns the error on one line, or undefined if commander has already printed help or the version. */
function toUsageError({ code, exitCode, message }: CommanderError): UsageError | undefined {
  if (code === 'commander.help' || exitCode === 0) return undefined;
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\(?/g, '. ')
    .replace(/\?\)$/, '?');
  return new UsageError(`${text}${/[.?]$/.test(text) ? '' : '.'} See --help.`);
}
