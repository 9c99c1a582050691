import * as fc from 'fast-check';
import { numbersAtBounds, type Schema } from './spec.ts';
import { oddNumbers, valid } from './valid-values.ts';

/** JSON values to put in place of another one. */
const replacements = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'x', '600', 'latest', 1.5, false, ...oddNumbers),
  fc.constantFrom<unknown>(...numbersAtBounds),
  fc.constantFrom<unknown>([], {}, [[]], { anchor: 'created_at' }, { length: 1 }),
);

/** Ways to change a value in one place, into another JSON value. */
type Change = (parent: Record<string, unknown>, key: string, replacement: unknown) => void;

const changes: Readonly<Record<string, Change>> = {
  replace: (parent, key, replacement) => (parent[key] = replacement),
  // The last item of an array, so that no hole is left.
  remove: (parent, key) => (Array.isArray(parent) ? parent.pop() : delete parent[key]),
  'set to null': (parent, key) => (parent[key] = null),
  'put into an array': (parent, key) => (parent[key] = [parent[key]]),
  'make an array of an object': (parent, key) => (parent[key] = Object.values(Object(parent[key]))),
  'add a key': (parent, key, replacement) => {
    parent[key] = { ...Object(parent[key]), workflow_id: replacement };
  },
  'add keys that every object inherits': (parent, key, replacement) => {
    parent[key] = { ...Object(parent[key]), constructor: replacement, toString: replacement };
  },
  'set 64 entries': (parent, key) => (parent[key] = entriesOf(64)),
  'set 65 entries': (parent, key) => (parent[key] = entriesOf(65)),
  'set a key of 64 characters': (parent, key) => (parent[key] = { ['🙂'.repeat(64)]: 1 }),
  'set a key of 65 characters': (parent, key) => (parent[key] = { ['🙂'.repeat(65)]: 1 }),
};

function entriesOf(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]));
}

/** The places in a value: each object and array that contains something, with its key. */
function places(root: Record<string, unknown>): [Record<string, unknown>, string][] {
  return Object.keys(root).flatMap((key) => {
    const value = root[key];
    const inner = typeof value === 'object' && value !== null ? (value as typeof root) : {};
    return [[root, key] as [Record<string, unknown>, string], ...places(inner)];
  });
}

/** Values that were valid before one change. Most are invalid, some are not. */
export function broken(schema: Schema): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid(schema), fc.constantFrom(...Object.values(changes)), replacements, fc.nat())
    .map(([value, change, replacement, at]) => {
      const root: Record<string, unknown> = { value: structuredClone(value) };
      const all = places(root);
      const [parent, key] = all[at % all.length] ?? [root, 'value'];
      change(parent, key, replacement);
      return root['value'];
    });
}
