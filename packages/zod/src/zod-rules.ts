// The checks of strings, numbers and extra values that both flavours of zod are given.
import * as core from 'zod/v4/core';
import { isInteger, isString } from './json.ts';
import { isJson } from './json-value.ts';
import { expectedMessage } from './found.ts';
import { quoteKey } from './quote-key.ts';

/** Bounds, both inclusive; without one, none. */
export interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** What a message may say beside what was expected. */
interface Texts {
  readonly hint?: string | undefined;
  readonly misnamed?: ReadonlyMap<string, string> | undefined;
  /** What was expected of each key of a map. */
  readonly key?: string | undefined;
  /** What was expected of the size of a map. */
  readonly size?: string | undefined;
  /** What was expected of an array. */
  readonly array?: string | undefined;
}

/**
 * The message of an issue: what was expected, what came, what to do. It is for what a schema or a
 * rule of ours raises itself: zod 4.6 asks a schema about the checks that were added to it, too, and
 * what those say is not ours to replace.
 */
export function says(expected: string, texts: Texts = {}): core.$ZodErrorMap {
  const error = (issue: core.$ZodRawIssue): string | undefined =>
    issue.inst?._zod.def.error === error ? messageOf(issue, expected, texts) : undefined;
  return error;
}

function messageOf(
  issue: core.$ZodRawIssue,
  expected: string,
  { hint, misnamed, key, size, array }: Texts,
): string {
  const { code, input } = issue;
  if (code === 'unrecognized_keys') return unknownKeys(issue.keys, misnamed);
  if (code === 'invalid_key' && key) return expectedMessage(key, input);
  const ofSize = code === 'too_big' || code === 'too_small' ? size : undefined;
  const ofArray = Array.isArray(input) ? array : undefined;
  return advised(expectedMessage(ofSize ?? ofArray ?? expected, input), hint);
}

/** Names keys, the first of many, since zod has one issue for all of them. */
function unknownKeys(keys: readonly string[], misnamed: Texts['misnamed']): string {
  const named = keys
    .slice(0, 8)
    .map((key) => advised(`Unknown key ${quoteKey(key)}.`, misnamed?.get(key)));
  const others = keys.length - named.length;
  return [...named, ...(others > 0 ? [`Unknown keys: ${others} more.`] : [])].join(' ');
}

function advised(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

type Attach = (bag: Record<string, unknown>) => void;
type Refuse<T> = (value: T) => core.$ZodRawIssue | undefined;

/** A check that reports one issue and tells `z.toJSONSchema` what it checks. */
function rule<T>(error: core.$ZodErrorMap, attach: Attach, refuse: Refuse<T>): core.$ZodCheck<T> {
  const check = new core.$ZodCheck({ check: 'custom', error }) as core.$ZodCheck<T>;
  check._zod.onattach.push(({ _zod }) => attach(_zod.bag));
  check._zod.check = ({ value, issues }) => {
    const issue = refuse(value);
    if (issue) issues.push({ ...issue, inst: check });
  };
  return check;
}

/** Holds a string to a length in code points. */
export function lengthRule({ min, max }: Bounds, error: core.$ZodErrorMap): core.$ZodCheck<string> {
  return rule<string>(error, bounded(min, max), (input) =>
    isString(input, min, max)
      ? undefined
      : outOfBounds('string', input, min, max, isString(input, min)),
  );
}

/** Holds a number to bounds and, where asked, to whole ones of any size. */
export function numberRule(
  { min, max, whole }: Bounds & { whole: boolean },
  error: core.$ZodErrorMap,
): core.$ZodCheck<number> {
  const attach: Attach = (bag) => {
    bounded(min, max)(bag);
    // What makes `z.toJSONSchema` say `integer`.
    if (whole) bag['format'] = 'safeint';
  };
  return rule<number>(error, attach, (input) => {
    if (whole && !isInteger(input)) return { code: 'invalid_type', expected: 'int', input };
    if (input >= (min ?? -Infinity) && input <= (max ?? Infinity)) return undefined;
    return outOfBounds('number', input, min, max, input >= (min ?? -Infinity));
  });
}

/** Holds what an open object has beside its own keys to JSON. */
export function jsonRule(): core.$ZodCheck<unknown> {
  return rule<unknown>(
    says('a JSON value'),
    () => undefined,
    (input) => (isJson(input) ? undefined : { code: 'custom', input }),
  );
}

function bounded(min: number | undefined, max: number | undefined): Attach {
  return (bag) => {
    if (min !== undefined) bag['minimum'] = min;
    if (max !== undefined) bag['maximum'] = max;
  };
}

/** The issue of a value that is on the wrong side of a bound. */
export function outOfBounds(
  origin: 'string' | 'number' | 'record',
  input: unknown,
  min: number | undefined,
  max: number | undefined,
  isTooBig: boolean,
): core.$ZodRawIssue {
  return isTooBig
    ? { code: 'too_big', origin, maximum: max ?? Infinity, inclusive: true, input }
    : { code: 'too_small', origin, minimum: min ?? 0, inclusive: true, input };
}
