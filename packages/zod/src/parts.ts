import { refuse, refuseKey, under, type Check, type Found } from './found.ts';
import { isObject, isString } from './json.ts';
import { isJson } from './json-value.ts';

/** Whether an open object may have an entry beside its own ones: a JSON value. */
export function isExtra(key: string, value: unknown, found?: Found): boolean {
  // Copied, it would set a prototype.
  if (key === '__proto__') return refuseKey(found, key);
  return isJson(value) || refuse(under(found, key), value, 'a JSON value');
}

/** Whether a value is a map within bounds, on its size and on the length of its keys. */
export function isMap(
  value: unknown,
  isValue: Check,
  found: Found | undefined,
  expected: string,
  expectedKey: string,
  hint?: string,
  max = Infinity,
  maxKey = Infinity,
  min = 0,
  minKey = 0,
): boolean {
  if (!isObject(value)) return refuse(found, value, expected, hint);
  let size = 0;
  for (const key in value) {
    size++;
    if (key === '__proto__') {
      if (!refuseKey(found, key)) return false;
    } else if (!isString(key, minKey, maxKey)) {
      if (!refuse(under(found, key), key, expectedKey)) return false;
    } else if (!isValue(value[key], under(found, key))) return false;
  }
  return (size >= min && size <= max) || refuse(found, value, expected, hint);
}

/** Whether a value is an array of items that pass. */
export function isArray(
  value: unknown,
  isItem: Check,
  found: Found | undefined,
  hint?: string,
): boolean {
  if (!Array.isArray(value)) return refuse(found, value, 'an array', hint);
  // Not `every`, which leaves out holes.
  for (let at = 0; at < value.length; at++) {
    if (!isItem(value[at], under(found, at))) return false;
  }
  return true;
}
