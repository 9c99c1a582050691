// What both flavours of zod are given, so that they refuse exactly what the spec refuses: zod by
// itself takes instances of classes for objects, drops a key `__proto__` in silence, refuses
// integers beyond 2^53 and, in its early versions, counts UTF-16 units. Only what `zod/v4/core`
// offers to other libraries is used: constructors, checks and the `parse` of an instance.
import * as core from 'zod/v4/core';
import { isObject } from './json.ts';
import { outOfBounds, type Bounds } from './zod-rules.ts';

/** Bounds on a map: on its size, and on the length of its keys. */
export interface MapBounds extends Bounds {
  readonly minKey?: number | undefined;
  readonly maxKey?: number | undefined;
}

/** The objects inside an object, by key: what a copy must copy too. */
export interface Copied {
  readonly [key: string]: Copied;
}

/** What decides on its own that a value is valid; the rest is left to zod, which explains. */
export interface Fast {
  readonly is: (value: unknown) => boolean;
  readonly copied: Copied;
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

/** Makes an object refuse what is no plain object, and a key `__proto__` that zod would drop. */
export function refuseInstances(inst: core.$ZodObject): void {
  const parse = inst._zod.parse;
  inst._zod.parse = (payload, context) => {
    const input = payload.value;
    if (!isObject(input)) {
      payload.issues.push({ code: 'invalid_type', expected: 'object', input, inst });
      return payload;
    }
    // A closed object reports the key itself.
    if (inst._zod.def.catchall?._zod.def.type !== 'never') refuseProto(payload, input, inst);
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
 * Makes an object accept by the predicate alone; what comes out is a copy, as zod has it. This is
 * what `z.withParser` of zod 4.6 does, for every zod 4 and without its name in an import, at which
 * a bundler would stop that finds an older zod.
 */
export function acceptFast(inst: core.$ZodObject, { is, copied }: Fast): void {
  const { parse } = inst._zod;
  const run: typeof parse = (payload, context) => {
    if (!is(payload.value)) return parse(payload, context);
    payload.value = copy(payload.value as Record<string, unknown>, copied);
    return payload;
  };
  // Without checks, which a clone may be given and this object has not, the two are one.
  inst._zod.parse = run;
  inst._zod.run = run;
}

function copy(value: Record<string, unknown>, parts: Copied): Record<string, unknown> {
  const copied = { ...value };
  for (const key in parts) {
    const part = copied[key];
    // Null and absent parts stay what they are.
    if (isObject(part)) copied[key] = copy(part, parts[key] ?? {});
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
    const input = payload.value;
    if (!isObject(input)) {
      payload.issues.push({ code: 'invalid_type', expected: 'record', input, inst });
      return payload;
    }
    const output: Record<string, unknown> = {};
    payload.value = output;
    const size = Object.keys(input).length;
    if (size < (min ?? 0) || size > (max ?? Infinity)) {
      const issue = outOfBounds('record', input, min, max, size > (max ?? Infinity));
      payload.issues.push({ ...issue, inst });
    }
    refuseProto(payload, input, inst);
    for (const key in input) {
      if (key !== '__proto__') output[key] = parseEntry(inst, key, input[key], payload, context);
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
