import { message, unknownKey } from './message.ts';

/** One thing that is wrong with a value. */
export interface Issue {
  /** What was expected, what came, and what to do where that is known. Repeats no string. */
  readonly message: string;
  /** The keys that lead to the place; empty for the value itself. */
  readonly path: readonly (string | number)[];
}

/**
 * Where a check writes what it finds. Without one, a check stops at the first thing that is wrong
 * and returns false; with one it goes on to the end, and what it returns means nothing.
 */
export interface Found {
  readonly issues: Issue[];
  readonly path: Issue['path'];
}

/** Checks a value, or one within another one, under its key. */
export type Check = (value: unknown, found?: Found) => boolean;

/** As `found`, for what lies under a key. */
export function under(found: Found | undefined, key: string | number): Found | undefined {
  return found && { issues: found.issues, path: [...found.path, key] };
}

/** Refuses a value; true means that the check goes on. */
export function refuse(
  found: Found | undefined,
  value: unknown,
  expected: string,
  hint?: string,
): boolean {
  found?.issues.push({ message: message(expected, value, hint), path: found.path });
  return !!found;
}

/** Refuses what an object has under a key. */
export function refusePart(
  found: Found | undefined,
  owner: Readonly<Record<string, unknown>>,
  key: string,
  expected: string,
  hint?: string,
): boolean {
  return refuse(under(found, key), owner[key], expected, hint);
}

/** Refuses an object for a key that it has. */
export function refuseKey(found: Found | undefined, key: string, hint?: string): boolean {
  found?.issues.push({ message: unknownKey(key, hint), path: [...found.path, key] });
  return !!found;
}
