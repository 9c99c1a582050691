import * as fc from 'fast-check';
import { numbersAtBounds, type Schema } from './spec.ts';
import { oddNumbers, valid } from './valid-values.ts';

/** JSON values to put in place of another one. */
const oddities = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'x', '600', 'latest', 1.5, false, ...oddNumbers),
  fc.constantFrom<unknown>(...numbersAtBounds),
  fc.constantFrom<unknown>([], {}, [[]], { anchor: 'created_at' }, { length: 1 }),
);

/** Ways to break a value in one place, into another JSON value. */
type Break = (parent: Record<string, unknown>, key: string, odd: unknown) => void;

const breaks: Readonly<Record<string, Break>> = {
  replace: (parent, key, odd) => (parent[key] = odd),
  // Out of an array, so that it leaves no hole, which is no JSON.
  remove: (parent, key) => (Array.isArray(parent) ? parent.pop() : delete parent[key]),
  'set to null': (parent, key) => (parent[key] = null),
  'put into an array': (parent, key) => (parent[key] = [parent[key]]),
  'make an array of an object': (parent, key) => (parent[key] = Object.values(Object(parent[key]))),
  'give one more key': (parent, key, odd) => {
    parent[key] = { ...Object(parent[key]), workflow_id: odd };
  },
  'give a key of every object': (parent, key, odd) => {
    parent[key] = { ...Object(parent[key]), constructor: odd, toString: odd };
  },
  'give a 65th entry': (parent, key) => {
    parent[key] = Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`key${at}`, at]));
  },
  'give 64 entries': (parent, key) => {
    parent[key] = Object.fromEntries(Array.from({ length: 64 }, (_, at) => [`key${at}`, at]));
  },
  'give a key of 65 characters': (parent, key) => (parent[key] = { ['🙂'.repeat(65)]: 1 }),
  'give a key of 64 characters, two units each': (parent, key) => {
    parent[key] = { ['🙂'.repeat(64)]: 1 };
  },
  'take the prototype': (parent, key) => {
    parent[key] = Object.assign(Object.create(null), Object(parent[key]));
  },
};

/** Places in a value: the objects and arrays that something lies in, with its key. */
function places(root: Record<string, unknown>): [Record<string, unknown>, string][] {
  return Object.keys(root).flatMap((key) => {
    const value = root[key];
    // Whatever has keys can be read by them.
    const inner = typeof value === 'object' && value !== null ? (value as typeof root) : {};
    return [[root, key] as [Record<string, unknown>, string], ...places(inner)];
  });
}

/** Values that were valid and had one thing done to them; most are refused, some not. */
export function broken(schema: Schema): fc.Arbitrary<unknown> {
  return withOneChange(schema, fc.constantFrom(...Object.values(breaks)), oddities);
}

/** No JSON values: nothing of the spec may accept them, wherever they are. */
const foreign: readonly (() => unknown)[] = [
  () => new Date(0),
  () => new Map(),
  () => new Set([1]),
  () =>
    new (class Session {
      id = 'cksess_123';
    })(),
  () => Object.create({ inherited: 1 }),
  () => NaN,
  () => Infinity,
  () => -Infinity,
  () => 1n,
  () => Symbol('no JSON'),
  () => () => 1,
  () => new String('x'),
  () => new Number(1),
  () => /x/,
  () => new Uint8Array(1),
];

/** Values that were valid and hold something in one place that is no JSON. */
export function notJson(schema: Schema): fc.Arbitrary<unknown> {
  return withOneChange(
    schema,
    fc.constant<Break>((parent, key, odd) => (parent[key] = odd)),
    fc.constantFrom(...foreign).map((make) => make()),
  );
}

/** Values that were valid and have an own key `__proto__` in one of their objects. */
export function withProtoKey(schema: Schema): fc.Arbitrary<unknown> {
  const own = { configurable: true, enumerable: true, writable: true };
  const give: Break = (parent, key, odd) => {
    const value = typeof parent[key] === 'object' ? { ...parent[key] } : {};
    parent[key] = Object.defineProperty(value, '__proto__', { ...own, value: odd });
  };
  return withOneChange(schema, fc.constant(give), oddities);
}

function withOneChange(
  schema: Schema,
  change: fc.Arbitrary<Break>,
  odd: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  return fc.tuple(valid(schema), change, odd, fc.nat()).map(([value, apply, put, at]) => {
    const root: Record<string, unknown> = { value: structuredClone(value) };
    const all = places(root);
    const [parent, key] = all[at % all.length] ?? [root, 'value'];
    apply(parent, key, put);
    return root['value'];
  });
}
