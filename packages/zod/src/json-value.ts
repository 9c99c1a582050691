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
  if (Array.isArray(structure)) return structure;
  if (!isObject(structure) || Object.hasOwn(structure, '__proto__')) return undefined;
  return Object.values(structure);
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
