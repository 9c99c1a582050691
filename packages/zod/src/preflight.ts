import type { Issue } from './found.ts';
import { advice } from './gen/advice.gen.ts';
import { isSessionCreateParams } from './gen/checks.gen.ts';
import { isObject } from './json.ts';

/** What is to be said of a request before it is sent. */
export interface Preflight {
  /** Everything that the API refuses; empty if it takes the request. */
  readonly issues: readonly Issue[];
  /** What the API takes, and the chat then fails on or its users suffer from. */
  readonly warnings: readonly Issue[];
}

/**
 * Says everything that is wrong with the parameters of `sessions.create`, each with what to do about
 * it. Takes anything, throws nothing, calls no network.
 *
 * ```ts
 * import { formatIssues, preflight } from '@chatkit-sessions/zod';
 *
 * const { issues, warnings } = preflight({ user: 'user_123', workflow_id: 'wf_123' });
 * console.log(formatIssues([...issues, ...warnings]));
 * ```
 */
export function preflight(params: unknown): Preflight {
  try {
    return { issues: findIssues(params), warnings: findWarnings(params) };
  } catch {
    // A getter threw, or a proxy was revoked.
    return {
      issues: [{ message: 'Expected a JSON value that can be read.', path: [] }],
      warnings: [],
    };
  }
}

function findIssues(params: unknown): Issue[] {
  const issues: Issue[] = [];
  isSessionCreateParams(params, (message, ...path) => !!issues.push({ message, path }));
  return issues.map(({ message, path }) => {
    const hint = adviceFor(path);
    return { message: hint === undefined ? message : `${message} ${hint}`, path };
  });
}

function adviceFor(path: Issue['path']): string | undefined {
  return advice.get('sessions.create')?.get(JSON.stringify(path));
}

function findWarnings(params: unknown): Issue[] {
  const warnings: Issue[] = [];
  const { user, workflow } = fields(params);
  if (typeof user === 'string' && user !== '' && user.trim() === '') {
    const message = `The user is blank: everyone without a name shares the threads and limits of one user. ${adviceFor(['user']) ?? ''}`;
    warnings.push({ message: message.trim(), path: ['user'] });
  }
  if (fields(workflow)['version'] === 'latest') {
    warnings.push({
      message:
        'The API takes "latest" for the name of a version, but the chat then fails. Leave version out: the latest deployed one is the default.',
      path: ['workflow', 'version'],
    });
  }
  return warnings;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
