// How a map is parsed: `z.record` skips a key `__proto__`, and at 4.0.0 stumbles over `constructor`.
import * as core from 'zod/v4/core';
import { isObject } from './json.ts';
import { refuseProto } from './zod-objects.ts';
import { outOfBounds, type Bounds } from './zod-rules.ts';

/** Bounds on a map: on its size, and on the length of its keys. */
export interface MapBounds extends Bounds {
  readonly minKey?: number | undefined;
  readonly maxKey?: number | undefined;
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
      if (key === '__proto__') continue;
      const entry = parseEntry(inst, key, input[key], payload, context);
      // What every object has been given is checked, as by ajv, and is not the map's own.
      if (Object.hasOwn(input, key)) output[key] = entry;
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
