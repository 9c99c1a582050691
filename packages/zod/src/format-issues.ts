import { quoteKey } from './quote-key.ts';

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
      const line = place === '' ? message : `${place}: ${message}`;
      // Others' messages may hold what ends a line, turns its direction or colours a terminal.
      return line.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ');
    })
    .join('\n');
}

function formatPath(path: NonNullable<AnyIssue['path']>): string {
  return path
    .map((segment) => (typeof segment === 'object' ? segment.key : segment))
    .map((key, at) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]{0,63}$/u.test(String(key))) {
        return `[${quoteKey(String(key))}]`;
      }
      return at === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
}
