import type { OpenApiDocument, Response } from '../spec/openapi.ts';
import { resolve } from '../spec/operations.ts';
import type { Documents, Kind } from './change.ts';
import { valueAt } from './pointer.ts';

/** Whether an answer that came or went makes the client's method return something else. */
export function answerKind(
  kind: 'added' | 'removed',
  keys: readonly string[],
  { base, revision }: Documents,
): Kind {
  const [document, other] = kind === 'added' ? [revision, base] : [base, revision];
  const body = bodyOf(document, keys);
  const isSuccess = keys.at(-1)?.startsWith('2') === true && keys.at(-2) === 'responses';
  if (!isSuccess) return kind === 'added' ? 'answer added' : 'answer removed';
  const answers = valueAt(other, keys.slice(0, -1));
  const isReturned = Object.keys(answers ?? {}).some(
    (status) => status.startsWith('2') && bodyOf(other, [...keys.slice(0, -1), status]) === body,
  );
  if (kind === 'added') return isReturned ? 'answer added' : 'success added';
  return isReturned ? 'answer removed' : 'success removed';
}

/** The schema of an answer as text; null for one without a body. */
function bodyOf(document: OpenApiDocument, keys: readonly string[]): string {
  const response = valueAt(document, keys) as Response | undefined;
  const schema = response && resolve<Response>(document, response)?.content?.['application/json'];
  return JSON.stringify(schema?.schema ?? null);
}
