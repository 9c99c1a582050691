// What both flavours of zod are given, so that they refuse exactly what the spec refuses: zod by
// itself takes instances of classes for objects, drops a key `__proto__` in silence, refuses
// integers beyond 2^53 and, in its early versions, counts UTF-16 units. Only what `zod/v4/core`
// offers to other libraries is used: constructors, checks and the `parse` of an instance.
import * as core from 'zod/v4/core';
import { isObject } from './json.ts';
import { itemsOf } from './json-value.ts';
import { outOfBounds, type Bounds } from './zod-rules.ts';

/** Bounds on a map: on its size, and on the length of its keys. */
export interface MapBounds extends Bounds {
  readonly minKey?: number | undefined;
  readonly maxKey?: number | undefined;
}

/** What decides on its own that a value is valid; the rest is left to zod, which explains. */
export interface Fast {
  readonly is: (value: unknown) => boolean;
  /** How many objects the schema has inside each other, itself included. */
  readonly depth: number;
}

/** Beside the shape of an object. */
export interface ObjectOptions {
  readonly fast?: Fast;
  readonly hint?: string;
  /** What to do about a key that is not one of the object's. */
  readonly misnamed?: ReadonlyMap<string, string>;
}

/**
 * Part of the definition of each object and map. zod 4.6 can compile schemas; it would compile these
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

function refuseProto(
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

/**
 * Makes an object accept by the predicate alone; what comes out is a copy, as zod has it, and the
 * copy is what the predicate is asked about. This is what `z.withParser` of zod 4.6 does, for every
 * zod 4 and without its name in an import, at which a bundler would stop that finds an older zod.
 */
export function acceptFast(inst: core.$ZodObject, { is, depth }: Fast): void {
  const { parse } = inst._zod;
  const run: typeof parse = (payload, context) => {
    const output = copy(payload.value, depth);
    if (!is(output)) return parse(payload, context);
    payload.value = output;
    return payload;
  };
  // Without checks, which a clone may be given and this object has not, the two are one.
  inst._zod.parse = run;
  inst._zod.run = run;
}

/**
 * A plain copy of a plain object and of those inside it, to a depth; anything else is what it was.
 * It has what JSON sees: own enumerable keys, and no symbols.
 */
function copy(value: unknown, depth: number): unknown {
  if (!isObject(value)) return value;
  const copied: Record<string, unknown> = {};
  for (const key in value) {
    // Written to a plain object, it would set the prototype; with it, nothing is valid.
    if (key === '__proto__') return value;
    // Engines skip this test in a `for…in`, as they do not that of `Object.hasOwn`.
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const part = value[key];
    const isDeep = depth > 1 && typeof part === 'object' && part !== null;
    copied[key] = isDeep ? copy(part, depth - 1) : part;
  }
  return copied;
}

/** Makes a record check each key and the size, and keep a key such as `constructor`. */
export function parseMap(
  inst: core.$ZodRecord<core.$ZodRecordKey, core.$ZodType>,
  { min, max }: Bounds,
): void {
  if (min !== undefined || max !== undefined) {
    core.globalRegistry.add(inst, {
      ...(min !== undefined && { minProperties: min }),
      ...(max !== undefined && { maxProperties: max }),
    });
  }
  inst._zod.parse = (payload, context) => {
    if (!isObject(payload.value)) {
      const input = payload.value;
      payload.issues.push({ code: 'invalid_type', expected: 'record', input, inst });
      return payload;
    }
    const own = payload.value;
    const input = readKeys(own, () => true);
    const output: Record<string, unknown> = {};
    payload.value = output;
    const size = Object.keys(own).length;
    if (size < (min ?? 0) || size > (max ?? Infinity)) {
      const issue = outOfBounds('record', own, min, max, size > (max ?? Infinity));
      payload.issues.push({ ...issue, inst });
    }
    refuseProto(payload, input, inst);
    for (const key in input) {
      if (key === '__proto__') continue;
      const entry = parseEntry(inst, key, input[key], payload, context);
      if (Object.hasOwn(own, key)) output[key] = entry;
    }
    return payload;
  };
}

function parseEntry(
  inst: core.$ZodRecord<core.$ZodRecordKey, core.$ZodType>,
  key: string,
  input: unknown,
  payload: core.ParsePayload,
  context: core.ParseContextInternal,
): unknown {
  const { keyType, valueType } = inst._zod.def;
  if (run(keyType, key, context).issues.length > 0) {
    const where = { input: key, path: [key], inst };
    payload.issues.push({ code: 'invalid_key', origin: 'record', issues: [], ...where });
  }
  const entry = run(valueType, input, context);
  for (const issue of entry.issues) {
    payload.issues.push({ ...issue, path: [key, ...(issue.path ?? [])] });
  }
  return entry.value;
}

function run(
  schema: core.$ZodType,
  value: unknown,
  context: core.ParseContextInternal,
): core.ParsePayload {
  const result = schema._zod.run({ value, issues: [] }, context);
  if (result instanceof Promise) throw new core.$ZodAsyncError();
  return result;
}
