import { isObject, isString } from './json.ts';
import { isExtra } from './json-value.ts';
import { message, unknownKey } from './message.ts';

/** One thing that is wrong with a value. */
export interface Issue {
  /** What was expected, what came, and what to do where that is known. Repeats no string. */
  readonly message: string;
  /** The keys that lead to the place; empty for the value itself. */
  readonly path: readonly (string | number)[];
}

/** An issue whose path still grows, from its end. */
interface Found extends Issue {
  readonly path: (string | number)[];
}

/** Adds everything that is wrong with a value to what was found. */
export type Explain = (value: unknown, found: Found[]) => void;

/** Everything that is wrong with a value. */
export function findIssues(explain: Explain, value: unknown): Issue[] {
  const found: Found[] = [];
  explain(value, found);
  return found;
}

/** Explains a part of a value: what is found in it lies under the key. */
function inside(explain: Explain, key: string | number, value: unknown, found: Found[]): void {
  const before = found.length;
  explain(value, found);
  for (let at = before; at < found.length; at++) found[at]?.path.unshift(key);
}

/** For what has no parts, or none worth a word of their own. */
export function leaf(test: (value: unknown) => boolean, expected: string, hint?: string): Explain {
  return (value, found) => {
    if (!test(value)) found.push({ message: message(expected, value, hint), path: [] });
  };
}

export function nullable(explain: Explain): Explain {
  return (value, found) => {
    if (value !== null) explain(value, found);
  };
}

export function array(item: Explain, hint?: string): Explain {
  const isArray = leaf(Array.isArray, 'an array', hint);
  return (value, found) => {
    isArray(value, found);
    if (Array.isArray(value)) value.forEach((part, at) => inside(item, at, part, found));
  };
}

/** For a choice between nodes of which some have parts: all of them refuse the value. */
export function either(expected: string, hint?: string, ...options: Explain[]): Explain {
  const isOne = (value: unknown) =>
    options.some((option) => findIssues(option, value).length === 0);
  return leaf(isOne, expected, hint);
}

type Properties = Readonly<Record<string, Explain>>;

/** An object that has no other keys; `misnamed` says what to do about some of them. */
export function closed(
  required: Properties,
  optional?: Properties,
  hint?: string,
  misnamed?: Readonly<Record<string, string>>,
): Explain {
  return object(required, optional, hint, (key) => unknownKey(key, misnamed));
}

/** An object that may have other keys, with JSON values. */
export function open(required: Properties, optional?: Properties, hint?: string): Explain {
  return object(required, optional, hint, (key, value) => {
    if (isExtra(key, value)) return undefined;
    return key === '__proto__' ? unknownKey(key) : message('a JSON value', value);
  });
}

function object(
  required: Properties,
  optional: Properties | undefined,
  hint: string | undefined,
  extra: (key: string, value: unknown) => string | undefined,
): Explain {
  const known: Properties = { ...required, ...optional };
  const isAny = leaf(isObject, 'an object', hint);
  return (value, found) => {
    isAny(value, found);
    if (!isObject(value)) return;
    for (const key in known) {
      const explain = known[key];
      if (explain && (value[key] !== undefined || required[key])) {
        inside(explain, key, value[key], found);
      }
    }
    for (const key in value) {
      const text = Object.hasOwn(known, key) ? undefined : extra(key, value[key]);
      if (text) found.push({ message: text, path: [key] });
    }
  };
}

/** A map; the numbers bound its size and the length of its keys. */
export function map(
  entry: Explain,
  expected: string,
  expectedKey: string,
  hint?: string,
  max = Infinity,
  maxKey = Infinity,
  min = 0,
  minKey = 0,
): Explain {
  return (value, found) => {
    const size = isObject(value) ? Object.keys(value).length : -1;
    leaf(() => size >= min && size <= max, expected, hint)(value, found);
    if (!isObject(value)) return;
    for (const key in value) {
      if (key === '__proto__') found.push({ message: unknownKey(key), path: [key] });
      else if (isString(key, minKey, maxKey)) inside(entry, key, value[key], found);
      else found.push({ message: message(expectedKey, key), path: [key] });
    }
  };
}
