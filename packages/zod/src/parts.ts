import { refuse, refuseKey, refusePart, under, type Found } from './found.ts';
import { isJson, itemsOf } from './json-value.ts';

/** Whether an open object may have an entry beside its own ones: a JSON value. */
export function isExtra(
  owner: Readonly<Record<string, unknown>>,
  key: string,
  found?: Found,
): boolean {
  // What every object has been given is no value of this one.
  if (!Object.hasOwn(owner, key)) return true;
  // Copied, it would set a prototype.
  if (key === '__proto__') return refuseKey(found, key);
  return isJson(owner[key]) || refusePart(found, owner, key, 'a JSON value');
}

/** Whether a value is a plain array of items that pass. */
export function isArray(
  value: unknown,
  isItem: (value: unknown, found?: Found) => boolean,
  found: Found | undefined,
): boolean {
  if (!Array.isArray(value)) return refuse(found, value, 'an array');
  const items = itemsOf(value);
  if (!items) return refuse(found, value, 'a plain array');
  return items.every((item, at) => isItem(item, under(found, at)));
}
