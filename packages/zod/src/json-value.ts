import { isObject } from './json.ts';

/**
 * Whether a value is JSON, at every depth. Walks without recursion, since an answer may nest deeper
 * than the stack; a cycle is no JSON.
 */
export function isJson(value: unknown): boolean {
  if (!isStructure(value)) return isScalar(value);
  const open = new Set<object>();
  const done = new Set<object>();
  const left: object[] = [value];
  for (let next = left.at(-1); next; next = left.at(-1)) {
    if (done.has(next) || open.delete(next)) {
      done.add(next);
      left.pop();
      continue;
    }
    const children = childrenOf(next);
    if (!children) return false;
    open.add(next);
    for (const child of children) {
      if (!isStructure(child)) {
        if (!isScalar(child)) return false;
      } else if (open.has(child)) return false;
      else left.push(child);
    }
  }
  return true;
}

/** What a structure holds; undefined if it is none of JSON's. */
function childrenOf(structure: object): Iterable<unknown> | undefined {
  if (Array.isArray(structure)) return itemsOf(structure);
  if (!isObject(structure) || Object.hasOwn(structure, '__proto__')) return undefined;
  return Object.values(structure);
}

/**
 * The items of a plain array, of any realm: no instance of a subclass, without holes and further
 * properties, which JSON has no place for. Undefined if it is none.
 */
export function itemsOf(array: unknown[]): unknown[] | undefined {
  // The prototype of an array is one itself, and that of an instance of a subclass is none.
  if (!Array.isArray(Object.getPrototypeOf(array))) return undefined;
  const keys = Object.keys(array);
  // Indices come first and in order, so that nothing but all of them can end on the last one.
  const isWhole = keys.length === array.length && (keys.at(-1) ?? '-1') === `${array.length - 1}`;
  // Not the array, which may have an iterator of its own.
  return isWhole ? Object.values(array) : undefined;
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isScalar(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value)
  );
}
