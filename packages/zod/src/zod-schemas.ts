// What the generated zod module puts its schemas together from.
import * as z from 'zod';
import { $constructor } from 'zod/v4/core';
import { acceptFast } from './zod-fast.ts';
import { parseMap, type MapBounds } from './zod-maps.ts';
import {
  interpreted,
  refuseInstances,
  refuseOtherLists,
  type ObjectOptions,
} from './zod-objects.ts';
import { jsonRule, lengthRule, numberRule, says, type Bounds } from './zod-rules.ts';

type Options = readonly z.core.$ZodType[];

export function string(expected: string, bounds: Bounds = {}, hint?: string): z.ZodString {
  const error = says(expected, { hint });
  const schema = z.string({ error });
  const { min, max } = bounds;
  return min === undefined && max === undefined ? schema : schema.check(lengthRule(bounds, error));
}

export function number(expected: string, bounds: Bounds = {}, hint?: string): z.ZodNumber {
  const error = says(expected, { hint });
  return z.number({ error }).check(numberRule({ ...bounds, whole: false }, error));
}

/** Unlike `z.int()` it has no bound of its own at 2^53. */
export function integer(expected: string, bounds: Bounds = {}, hint?: string): z.ZodNumber {
  const error = says(expected, { hint });
  return z.number({ error }).check(numberRule({ ...bounds, whole: true }, error));
}

export function boolean(expected: string, hint?: string): z.ZodBoolean {
  return z.boolean({ error: says(expected, { hint }) });
}

export function empty(expected: string, hint?: string): z.ZodNull {
  return z.null({ error: says(expected, { hint }) });
}

export function constant<const Value extends string>(
  value: Value,
  expected: string,
  hint?: string,
): z.ZodLiteral<Value> {
  return z.literal(value, { error: says(expected, { hint }) });
}

export function oneOf<const Value extends string>(
  values: readonly Value[],
  expected: string,
  hint?: string,
): z.ZodEnum<{ [one in Value]: one }> {
  return z.enum(values, { error: says(expected, { hint }) });
}

export function optional<Inner extends z.core.$ZodType>(inner: Inner): z.ZodOptional<Inner> {
  return z.optional(inner);
}

export function nullable<Inner extends z.core.$ZodType>(inner: Inner): z.ZodNullable<Inner> {
  return z.nullable(inner);
}

export function anyOf<const Some extends Options>(
  options: Some,
  expected: string,
  hint?: string,
): z.ZodUnion<Some> {
  return z.union(options, { error: says(expected, { hint }) });
}

const JsonArray: $constructor<z.ZodArray> = /* @__PURE__ */ $constructor(
  'JsonArray',
  (inst, def) => {
    const init: (inst: z.ZodArray, def: z.ZodArray['_zod']['def']) => void = z.ZodArray.init;
    init(inst, def);
    refuseOtherLists(inst);
  },
);

export function array<Item extends z.core.$ZodType>(
  element: Item,
  hint?: string,
): z.ZodArray<Item> {
  const error = says('an array', { hint, array: 'a plain array' });
  // As below, a constructor cannot be generic.
  return new JsonArray({ type: 'array', element, error, ...interpreted }) as z.ZodArray<Item>;
}

type Shape = z.core.$ZodShape;

const JsonObject: $constructor<z.ZodObject> = /* @__PURE__ */ $constructor(
  'JsonObject',
  (inst, def) => {
    const init: (inst: z.ZodObject, def: z.ZodObject['_zod']['def']) => void = z.ZodObject.init;
    init(inst, def);
    refuseInstances(inst);
  },
);

/** An object that has no other keys. */
export function closed<Own extends Shape>(
  shape: Own,
  options: ObjectOptions = {},
): z.ZodObject<Own, z.core.$strict> {
  return object(shape, z.never(), options);
}

/** An object that may have other keys, with JSON values; they are kept. */
export function open<Own extends Shape>(
  shape: Own,
  options: ObjectOptions = {},
): z.ZodObject<Own, z.core.$loose> {
  return object(shape, z.unknown().check(jsonRule()), options);
}

function object<Own extends Shape, Config extends z.core.$ZodObjectConfig>(
  shape: Own,
  catchall: z.core.$ZodType,
  { fast, ...texts }: ObjectOptions,
): z.ZodObject<Own, Config> {
  const error = says('an object', texts);
  const schema = new JsonObject({ type: 'object', shape, catchall, error, ...interpreted });
  if (fast) acceptFast(schema, fast);
  // A constructor cannot be generic: this is the type of the shape and of the catchall given.
  return schema as unknown as z.ZodObject<Own, Config>;
}

type AnyRecord = z.ZodRecord<z.ZodString, z.core.$ZodType>;

type MapDef = AnyRecord['_zod']['def'] & Bounds;

const JsonMap: $constructor<AnyRecord, MapDef> = /* @__PURE__ */ $constructor(
  'JsonMap',
  (inst, def) => {
    const init: (inst: AnyRecord, def: MapDef) => void = z.ZodRecord.init;
    init(inst, def);
    parseMap(inst, def);
  },
);

/** An object of any keys within bounds, whose values are all of one schema. */
export function map<Value extends z.core.$ZodType>(
  valueType: Value,
  expected: string,
  expectedKey: string,
  { min, max, minKey, maxKey }: MapBounds = {},
  hint?: string,
): z.ZodRecord<z.ZodString, Value> {
  const keyType = string(expectedKey, { min: minKey, max: maxKey });
  const error = says('an object', { hint, key: expectedKey, size: expected });
  const def = { type: 'record', keyType, valueType, min, max, error, ...interpreted } as const;
  return new JsonMap(def) as unknown as z.ZodRecord<z.ZodString, Value>;
}
