import { $ } from '@hey-api/openapi-ts';

/** Returns a JSON value as source text. */
export function toLiteral(value: unknown): ReturnType<typeof $.fromValue> {
  return $.fromValue(value as Parameters<typeof $.fromValue>[0]);
}
