// What lets an object of zod accept without zod.
import type * as core from 'zod/v4/core';
import { isObject } from './json.ts';

/** What decides on its own that a value is valid; the rest is left to zod, which explains. */
export interface Fast {
  readonly is: (value: unknown) => boolean;
  /** How many objects the schema has inside each other, itself included. */
  readonly depth: number;
}

/**
 * Makes an object accept by the predicate alone; what comes out is a copy, as zod has it, and the
 * copy is what the predicate is asked about. This is what `z.withParser` of zod 4.6 does, for every
 * zod 4 and without its name in an import, at which a bundler would stop that finds an older zod.
 */
export function acceptFast(inst: core.$ZodObject, { is, depth }: Fast): void {
  const { parse } = inst._zod;
  // What others call; a clone, which may have been given checks, is made afresh and without it.
  inst._zod.run = (payload, context) => {
    const output = copy(payload.value, depth);
    if (!is(output)) return parse(payload, context);
    payload.value = output;
    return payload;
  };
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
