/** An issue of any Standard Schema: ours, zod's and others'. */
export interface AnyIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * Lists issues for a person to read, a line each: where, and what about it.
 *
 * ```ts
 * import { formatIssues, SessionCreateParams } from '@chatkit-sessions/zod';
 *
 * const { error } = SessionCreateParams.safeParse({ user: '' });
 * if (error) console.log(formatIssues(error.issues));
 * ```
 */
export function formatIssues(issues: readonly AnyIssue[]): string {
  return issues
    .map(({ message, path = [] }) => {
      const place = formatPath(path);
      // A key of the input may hold a line break.
      const text = message.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
      return place === '' ? text : `${place}: ${text}`;
    })
    .join('\n');
}

function formatPath(path: NonNullable<AnyIssue['path']>): string {
  return path
    .map((segment) => (typeof segment === 'object' ? segment.key : segment))
    .map((key, at) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(String(key))) {
        return `[${JSON.stringify(String(key))}]`;
      }
      return at === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
}
