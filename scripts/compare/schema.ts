import { alternativesOf, typesOf, valuesOf } from './alternatives.ts';
import { nodeAt, nodesAt, type Node } from './document.ts';
import { isAnnotation, join, type Joined } from './join.ts';
import type { Alternative } from './part.ts';

/** The normal form of a schema, equal for every notation of OpenAPI 3.0 and 3.1. */
export interface Schema {
  name: string | undefined;
  /** Nullability, default and the annotations beside a reference. They belong to the place. */
  place: Node;
  /** The annotations of a union itself. */
  union: Node;
  node: Node;
  /** The alternatives without null. Most schemas have one alternative. */
  alternatives: readonly Alternative[];
}

/** Reads the schemas of a document. Caches results by object, so schemas may refer to themselves. */
export class SchemaReader {
  readonly document: Node;
  readonly #known = new WeakMap<Node, Schema>();
  readonly #open = new Set<Node>();

  constructor(document: Node) {
    this.document = document;
  }

  read(schema: Node): Schema {
    const joined = join(this.document, schema);
    const { node, beside } = joined;
    // A union that refers to itself adds no alternative.
    if (this.#open.has(node)) return { ...nothing, node };
    const own = this.#known.get(node) ?? this.#readJoined(joined);
    this.#known.set(node, own);
    const nullable = own.place['nullable'] === true || beside['nullable'] === true;
    const place = { ...own.place, ...annotationsOf(beside), ...defaultOf(beside, own), nullable };
    return { ...own, place };
  }

  #readJoined(joined: Joined): Schema {
    const { keywords, node, name } = joined;
    const choice = ['oneOf', 'anyOf'].find((key) => Array.isArray(keywords[key]));
    this.#open.add(node);
    const parts = choice
      ? nodesAt(keywords, choice).map((part) => this.read(withCommon(part, keywords, choice)))
      : undefined;
    this.#open.delete(node);
    const alternatives = parts
      ? withoutChoice(
          joined,
          parts.flatMap((part) => part.alternatives),
        )
      : alternativesOf(this.document, joined);
    const nullable =
      keywords['nullable'] === true ||
      typesOf(keywords).includes('null') ||
      valuesOf(keywords)?.includes(null) === true ||
      parts?.some(({ place }) => place['nullable'] === true) === true;
    const [only] = alternatives.length === 1 ? alternatives : [];
    const notes = parts ? annotationsOf(keywords) : {};
    return {
      name: (parts && only?.name) ?? name,
      node,
      alternatives,
      union: only ? {} : { ...notes, 'tag values': tagValuesOf(keywords) },
      place: { ...(only && notes), ...defaultOf(keywords, { alternatives }), nullable },
    };
  }
}

const nothing: Omit<Schema, 'node'> = { name: undefined, place: {}, union: {}, alternatives: [] };

/** Returns the tag field: the declared discriminator, or a field that is constant in each alternative. */
export function tagOf({ alternatives, union }: Schema): string | undefined {
  const { propertyName } = nodeAt(union, 'discriminator');
  if (typeof propertyName === 'string') return propertyName;
  const [first, ...others] = alternatives;
  const keys = others.length > 0 ? [...(first?.parts.keys() ?? [])] : [];
  return keys
    .map((key) => key.slice(1))
    .find((field) => {
      const values = alternatives.map((each) => each.constantOf(field));
      return !values.includes(undefined) && new Set(values).size === values.length;
    });
}

function annotationsOf(keywords: Node): Node {
  const { nullable: _, default: __, ...others } = keywords;
  return Object.fromEntries(Object.entries(others).filter(([key]) => isAnnotation(key)));
}

/** Returns the values of the tag that the document lists. */
function tagValuesOf(keywords: Node): string[] {
  return Object.keys(nodeAt(nodeAt(keywords, 'discriminator'), 'mapping')).toSorted();
}

/** Drops a default that equals the constant. */
function defaultOf(
  { default: value }: Node,
  { alternatives: [only, ...others] }: Pick<Schema, 'alternatives'>,
): Node {
  const values = others.length === 0 && only?.facts['enum'];
  const isConstant = Array.isArray(values) && values.length === 1 && values[0] === value;
  return value === undefined || isConstant ? {} : { default: value };
}

/** Merges the keywords beside a union into an alternative. */
function withCommon(part: Node, keywords: Node, choice: string): Node {
  const common = Object.entries(keywords).filter(
    ([key]) => !isAnnotation(key) && key !== 'type' && key !== choice,
  );
  return common.length === 0 ? part : { allOf: [Object.fromEntries(common), part] };
}

/** Merges a union of constants into an enum. */
function withoutChoice({ node, name }: Joined, members: Alternative[]): Alternative[] {
  const lists = members.map(({ facts }) => facts['enum']);
  const [first] = members;
  if (!first || members.length < 2 || !lists.every(Array.isArray)) return members;
  const type = [...new Set(members.map((member) => member.type))].toSorted().join(' | ');
  const facts = { enum: [...new Set(lists.flat())].toSorted() };
  return [{ ...first, name, node, type, facts, label: type }];
}
