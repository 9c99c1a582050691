import { quoteKey } from './hints.ts';

/** An issue of any Standard Schema, such as these validators or zod. */
export interface AnyIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const maxLines = 50;
const maxLineLength = 1000;

/**
 * Formats issues as text: a line each, with the place and the message. Shows the first 50 issues and
 * counts the others.
 *
 * ```ts
 * import { formatIssues, SessionCreateParams } from '@chatkit-sessions/zod';
 *
 * const { error } = SessionCreateParams.safeParse({ user: '' });
 * if (error) console.log(formatIssues(error.issues));
 * ```
 */
export function formatIssues(issues: readonly AnyIssue[]): string {
  const lines = issues.slice(0, maxLines).map(formatIssue);
  const others = issues.length - maxLines;
  if (others > 0) lines.push(`… and ${others} more.`);
  return lines.join('\n');
}

function formatIssue({ message, path = [] }: AnyIssue): string {
  const place = formatPath(path);
  const line = place === '' ? message : `${place}: ${message}`;
  const short = line.length > maxLineLength ? `${line.slice(0, maxLineLength)}…` : line;
  // A message of another library may contain line breaks, terminal colours or bidirectional controls.
  return short.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ');
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
