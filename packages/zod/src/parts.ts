import { refuse, refuseKey, under, type Found } from './found.ts';
import { isJson } from './json-value.ts';

/** Whether an open object may have an entry beside its own ones: a JSON value. */
export function isExtra(key: string, value: unknown, found?: Found): boolean {
  // Copied, it would set a prototype.
  if (key === '__proto__') return refuseKey(found, key);
  return isJson(value) || refuse(under(found, key), value, 'a JSON value');
}

/** Whether a value is an array of items that pass. */
export function isArray(
  value: unknown,
  isItem: (value: unknown, found?: Found) => boolean,
  found: Found | undefined,
): boolean {
  if (!Array.isArray(value)) return refuse(found, value, 'an array');
  // Not `every`, which leaves out holes.
  for (let at = 0; at < value.length; at++) {
    if (!isItem(value[at], under(found, at))) return false;
  }
  return true;
}
