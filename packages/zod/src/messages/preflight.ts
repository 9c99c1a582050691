import { unknownKey, type Issue } from '../checks/issues.ts';
import { isObject } from '../checks/json.ts';
import { issuesOf } from '../checks/standard-schema.ts';
import { requests } from '../gen/requests.gen.ts';
import { hintForKey, type Advice } from './hints.ts';

/** The problems of a request, found before it is sent. */
export interface Preflight {
  /** Everything that the API rejects. Empty if it accepts the request. */
  readonly issues: readonly Issue[];
  /** Everything that the API accepts, but that breaks the chat or mixes up its users. */
  readonly warnings: readonly Issue[];
}

const create = requests['sessions.create'];
const advice: Advice = create.advice;

/** The largest number of hints. The search for the nearest key takes time. */
const maxHints = 50;

/**
 * Lists every problem of the parameters of `sessions.create`, with advice. Accepts any JSON value, does
 * not throw and makes no network call.
 *
 * ```ts
 * import { formatIssues, preflight } from '@chatkit-sessions/zod';
 *
 * const { issues, warnings } = preflight({ user: 'user_123', workflow_id: 'wf_123' });
 * console.log(formatIssues([...issues, ...warnings]));
 * ```
 */
export function preflight(params: unknown): Preflight {
  const issues = issuesOf(create.is, params).map((issue, at) =>
    at < maxHints ? withHint(issue) : issue,
  );
  return { issues, warnings: findWarnings(params) };
}

function withHint({ message, path }: Issue): Issue {
  const place = message === unknownKey ? path.slice(0, -1) : path;
  const found = place.reduce<Advice | undefined>(
    (at, key) => ownValue(at?.properties, String(key)) ?? at?.values,
    advice,
  );
  const hint =
    place === path
      ? found?.hint
      : hintForKey(
          String(path.at(-1)),
          found?.misnamed ?? {},
          Object.keys(found?.properties ?? {}),
        );
  return { message: hint ? `${message} ${hint}` : message, path };
}

function ownValue<T>(record: Readonly<Record<string, T>> = {}, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function findWarnings(params: unknown): Issue[] {
  const warnings: Issue[] = [];
  const warn = (message: string, ...path: string[]): void => void warnings.push({ message, path });
  const { user, workflow } = fields(params);
  const { id, version } = fields(workflow);
  if (typeof user === 'string' && user !== '' && user.trim() === '') {
    const shared = 'all users with a blank id share the threads and limits of one user';
    warn(`The user is blank: ${shared}. ${advice.properties?.['user']?.hint ?? ''}`.trim(), 'user');
  }
  if (typeof user === 'string' && user !== '') {
    const [issue] = issuesOf(requests['threads.list'].is, { user });
    if (issue) {
      const message = `The user's threads cannot be listed, though the session is created: ${issue.message}`;
      warn(`${message} Use a shorter id.`, 'user');
    }
  }
  if (typeof id === 'string' && /[\s\p{C}\p{DI}]/u.test(id)) {
    warn(
      'The workflow id contains white space or invisible characters, so no workflow will be found. Remove them.',
      'workflow',
      'id',
    );
  } else if (id === '') {
    warn(
      'The workflow id is empty, so no workflow will be found. Check the variable it comes from.',
      'workflow',
      'id',
    );
  }
  if (version === 'latest') {
    warn(
      'The API accepts "latest" as the name of a version, but the chat then fails. Leave version out: the latest deployed version is the default.',
      'workflow',
      'version',
    );
  }
  return warnings;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
