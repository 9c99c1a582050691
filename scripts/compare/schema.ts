import { isNode, type Node } from './document.ts';
import { isAnnotation, join, type Joined } from './join.ts';
import { typesOf, valuesOf } from './keywords.ts';
import { derived, membersOf, type Member } from './member.ts';

/** The normal form of a schema, equal for every notation of OpenAPI 3.0 and 3.1. */
export interface Schema {
  name?: string;
  /** Nullability, default and the annotations beside a reference. They belong to the place. */
  place: Node;
  /** The annotations of a union itself. */
  union: Node;
  raw: Node;
  /** The alternatives without null. Most schemas have one alternative. */
  members: readonly Member[];
}

/** Reads the schemas of a document. Caches results by object, so schemas may refer to themselves. */
export class SchemaReader {
  readonly document: Node;
  readonly #known = new WeakMap<Node, Schema>();
  readonly #open = new Set<Node>();

  constructor(document: Node) {
    this.document = document;
  }

  read(raw: Node): Schema {
    const known = this.#known.get(raw);
    if (known) return known;
    const joined = join(this.document, raw);
    // A union that refers to itself adds no alternative.
    if (this.#open.has(joined.raw)) return { place: {}, union: {}, raw, members: [] };
    this.#open.add(joined.raw);
    const schema = this.#readJoined(joined);
    this.#open.delete(joined.raw);
    this.#known.set(raw, schema);
    return schema;
  }

  #readJoined(joined: Joined): Schema {
    const { keywords, beside, raw, name } = joined;
    const choice = [keywords['oneOf'], keywords['anyOf']].find(Array.isArray) as
      unknown[] | undefined;
    const parts = choice?.filter(isNode).map((part) => this.read(withCommon(part, keywords)));
    const members = parts
      ? withoutChoice(
          joined,
          parts.flatMap((part) => part.members),
        )
      : membersOf(joined);
    const isNullable =
      [keywords['nullable'], beside['nullable']].includes(true) ||
      typesOf(keywords).includes('null') ||
      valuesOf(keywords)?.includes(null) === true ||
      parts?.some(({ place }) => place['nullable'] === true) === true;
    const [only] = members.length === 1 ? members : [];
    const label = (only && parts ? only.name : undefined) ?? name;
    const notes = parts ? annotationsOf(keywords) : {};
    return {
      ...(label !== undefined && { name: label }),
      raw,
      members,
      union: only ? {} : notes,
      place: {
        ...(only && notes),
        ...annotationsOf(beside),
        ...defaultOf({ ...keywords, ...beside }, only),
        nullable: isNullable,
      },
    };
  }
}

function annotationsOf(keywords: Node): Node {
  const isPlaces = (key: string) => key === 'nullable' || key === 'default';
  return Object.fromEntries(
    Object.entries(keywords).filter(
      ([key]) => (isAnnotation(key) || key === 'discriminator') && !isPlaces(key),
    ),
  );
}

/** Drops a default that equals the constant. */
function defaultOf(keywords: Node, only: Member | undefined): Node {
  const { default: value } = keywords;
  const values = only?.facts['enum'];
  const isConstant = Array.isArray(values) && values.length === 1 && values[0] === value;
  return value === undefined || isConstant ? {} : { default: value };
}

/** Merges the keywords beside a union into an alternative. */
function withCommon(part: Node, keywords: Node): Node {
  const common = Object.entries(keywords).filter(
    ([key]) => !isAnnotation(key) && !['type', 'oneOf', 'anyOf', 'discriminator'].includes(key),
  );
  return common.length === 0 ? part : derived(part, { allOf: [Object.fromEntries(common), part] });
}

/** Merges a union of constants into an enum. */
function withoutChoice({ raw, name }: Joined, members: Member[]): Member[] {
  const lists = members.map(({ facts }) => facts['enum']);
  if (members.length < 2 || !lists.every(Array.isArray)) return members;
  const type = [...new Set(members.map((member) => member.type))].toSorted().join(' | ');
  const facts = { enum: [...new Set(lists.flat())].toSorted() };
  return [{ ...(name !== undefined && { name }), raw, type, facts, parts: new Map() }];
}
