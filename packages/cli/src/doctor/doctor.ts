import { connect, readKey, type Connection } from '../cli/connect.ts';
import type { Context } from '../cli/context.ts';
import { JobError, UsageError } from '../cli/errors.ts';
import type { SharedFlags } from '../cli/flags.ts';
import type { Output } from '../cli/output.ts';
import { count, printable } from '../cli/text.ts';
import { reachApi } from './api.ts';
import { warn, type Check } from './check.ts';
import { checkEndpoint } from './endpoint.ts';
import { checkKey } from './key.ts';
import { checkSession } from './session.ts';
import { checkClock, checkEnd, timeOf } from './time.ts';

export interface DoctorFlags extends SharedFlags {
  workflow?: string;
  version?: string;
  endpoint?: string;
  origin?: string;
}

/** Runs the checks and prints each one. Throws a {@link JobError} if one failed. */
export async function diagnose(flags: DoctorFlags, context: Context): Promise<void> {
  const page = readPage(flags);
  let failures = 0;
  for await (const each of checks(flags, page, context)) {
    if (each.status === 'fail') failures += 1;
    await context.output.result(each, describe(each, context.output));
  }
  if (failures > 0) throw new JobError(`${count(failures, 'check')} failed.`);
}

interface Page {
  endpoint: URL;
  origin: string;
}

function readPage({ endpoint, origin }: DoctorFlags): Page | undefined {
  if (endpoint === undefined) return undefined;
  for (const [flag, url] of Object.entries({ endpoint, origin })) {
    if (url !== undefined && !(/^https?:/.test(url) && URL.canParse(url))) {
      throw new UsageError(`--${flag} must be an http or https URL.`);
    }
  }
  const url = new URL(endpoint);
  return { endpoint: url, origin: origin === undefined ? url.origin : new URL(origin).origin };
}

async function* checks(
  flags: DoctorFlags,
  page: Page | undefined,
  { signal }: Context,
): AsyncGenerator<Check> {
  const key = checkKey(readKey());
  yield key;
  let theirs: number | undefined;
  if (key.status !== 'fail') {
    const connection = connect(flags, signal);
    const reached = await reachApi(connection);
    theirs = timeOf(reached.headers);
    yield reached.check;
    if (reached.headers) yield checkClock(theirs);
    if (reached.check.status !== 'fail') {
      yield* checkWorkflow(connection, flags, theirs);
    }
  }
  const now = theirs ?? Date.now();
  yield checkEnd(now);
  if (page) {
    const options = { signal, timeout: flags.timeout, now };
    yield* checkEndpoint(page.endpoint, page.origin, options);
  }
}

async function* checkWorkflow(
  connection: Connection,
  { workflow: id, version }: DoctorFlags,
  theirs = Date.now(),
): AsyncGenerator<Check> {
  if (id === undefined) {
    const message = 'Not checked: creating a session needs a workflow.';
    return yield warn('workflow', message, 'Pass --workflow wf_…, the id that your server uses.');
  }
  const offset = theirs - Date.now();
  yield* checkSession(connection, { id, version }, () => Date.now() + offset);
}

const marks = { ok: ['✓', 'green'], warn: ['!', 'yellow'], fail: ['✗', 'red'] } as const;

function describe({ check, status, message, remedy }: Check, { style }: Output): string {
  const [mark, colour] = marks[status];
  const line = `${style(colour, mark)} ${style('bold', check.padEnd(13))} ${printable(message)}`;
  return remedy === undefined ? line : `${line}\n${' '.repeat(16)}${style('dim', `→ ${remedy}`)}`;
}
