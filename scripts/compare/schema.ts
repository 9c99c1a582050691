import { isNode, type Node } from './document.ts';
import { isAnnotation, join, type Joined } from './join.ts';
import { typesOf, valuesOf } from './keywords.ts';
import { derived, membersOf, type Member } from './member.ts';

/** What a schema says, in one form for every notation of OpenAPI 3.0 and 3.1. */
export interface Schema {
  name?: string;
  /** Nullability, default and the annotations beside a reference: facts of the place. */
  place: Node;
  /** The annotations of a union itself. */
  union: Node;
  raw: Node;
  /** The alternatives without null. Most schemas have one. */
  members: readonly Member[];
}

/** Reads schemas of one document. The same object gives the same result, and may lead to itself. */
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
    // A choice that leads to itself offers nothing more there.
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

/** The default of a constant adds nothing to it. */
function defaultOf(keywords: Node, only: Member | undefined): Node {
  const { default: value } = keywords;
  const values = only?.facts['enum'];
  const isConstant = Array.isArray(values) && values.length === 1 && values[0] === value;
  return value === undefined || isConstant ? {} : { default: value };
}

/** An alternative with the keywords that stand beside the choice and hold for each. */
function withCommon(part: Node, keywords: Node): Node {
  const common = Object.entries(keywords).filter(
    ([key]) => !isAnnotation(key) && !['type', 'oneOf', 'anyOf', 'discriminator'].includes(key),
  );
  return common.length === 0 ? part : derived(part, { allOf: [Object.fromEntries(common), part] });
}

/** A choice of constants is an enum. */
function withoutChoice({ raw, name }: Joined, members: Member[]): Member[] {
  const lists = members.map(({ facts }) => facts['enum']);
  if (members.length < 2 || !lists.every(Array.isArray)) return members;
  const type = [...new Set(members.map((member) => member.type))].toSorted().join(' | ');
  const facts = { enum: [...new Set(lists.flat())].toSorted() };
  return [{ ...(name !== undefined && { name }), raw, type, facts, parts: new Map() }];
}
