// What both flavours of zod are given, so that they refuse exactly what the spec refuses: zod by
// itself takes instances of classes for objects, drops a key `__proto__` in silence, refuses
// integers beyond 2^53 and, in its early versions, counts UTF-16 units. Only what `zod/v4/core`
// offers to other libraries is used: constructors, checks and the `parse` of an instance.
import type * as core from 'zod/v4/core';
import { isObject } from './json.ts';
import { itemsOf } from './json-value.ts';
import type { Fast } from './zod-fast.ts';

/** Beside the shape of an object. */
export interface ObjectOptions {
  readonly fast?: Fast;
  readonly hint?: string;
  /** What to do about a key that is not one of the object's. */
  readonly misnamed?: ReadonlyMap<string, string>;
}

/**
 * Part of the definition of each object, list and map. zod 4.6 can compile schemas; it would compile these
 * from their definitions and leave out what is done here. What coerces, it leaves to `parse`.
 */
export const interpreted = { coerce: true };

/**
 * Makes an object refuse what is no plain object, and a key `__proto__` that zod would drop. What is
 * parsed is a copy, so that a getter is read once and what comes out is what was checked.
 */
export function refuseInstances(inst: core.$ZodObject): void {
  const parse = inst._zod.parse;
  inst._zod.parse = (payload, context) => {
    const input = payload.value;
    if (!isObject(input)) {
      payload.issues.push({ code: 'invalid_type', expected: 'object', input, inst });
      return payload;
    }
    const { shape, catchall } = inst._zod.def;
    const isClosed = catchall?._zod.def.type === 'never';
    // A closed object reports the key itself.
    if (!isClosed) refuseProto(payload, input, inst);
    // What every object has been given is a key to the spec's object, and no further value of it.
    payload.value = readKeys(
      input,
      (key) => isClosed || Object.hasOwn(input, key) || Object.hasOwn(shape, key),
    );
    return parse(payload, context);
  };
}

/** Makes a list refuse what is no plain array, and parse a copy of it, whose items are read once. */
export function refuseOtherLists(inst: core.$ZodArray): void {
  const parse = inst._zod.parse;
  inst._zod.parse = (payload, context) => {
    const input = payload.value;
    if (!Array.isArray(input)) return parse(payload, context);
    const items = itemsOf(input);
    if (!items) {
      payload.issues.push({ code: 'invalid_type', expected: 'array', input, inst });
      return payload;
    }
    payload.value = items;
    return parse(payload, context);
  };
}

/** Refuses an object for an own key `__proto__`, which zod drops in silence. */
export function refuseProto(
  payload: core.ParsePayload,
  input: Record<string, unknown>,
  inst: core.$ZodType,
): void {
  if (!Object.hasOwn(input, '__proto__')) return;
  payload.issues.push({ code: 'unrecognized_keys', keys: ['__proto__'], input, inst });
}

/**
 * What `for…in` finds in an object, each read once. Without a prototype, so that every zod sees the
 * same keys, and `__proto__` as one of them.
 */
function readKeys(
  input: Readonly<Record<string, unknown>>,
  isWanted: (key: string) => boolean,
): Record<string, unknown> {
  const read: Record<string, unknown> = Object.create(null);
  for (const key in input) if (isWanted(key)) read[key] = input[key];
  return read;
}
