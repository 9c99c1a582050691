import { isNode, nodeAt, type Node } from './document.ts';
import { isAnnotation, join, type Joined } from './join.ts';
import { factsOf, typesOf, valuesOf } from './keywords.ts';

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

/** One alternative of a schema: values of one type, or of any. */
export interface Member {
  name?: string;
  raw: Node;
  type: string;
  /** The bounds, the allowed values, and every other keyword. */
  facts: Node;
  /** The schemas inside: `.user` for a field, `[]` for items, `[key]` and `[key name]` for a map. */
  parts: ReadonlyMap<string, SchemaPart>;
}

export interface SchemaPart {
  schema: Node;
  facts: { required: boolean };
}

/** Leads from an object that was made here to the one of the document that it stands for. */
const origin = Symbol('origin');

export function originOf(node: Node): Node {
  const from = (node as { [origin]?: Node })[origin];
  return from ? originOf(from) : node;
}

function derived(from: Node, keywords: Node): Node {
  return { ...keywords, [origin]: from };
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

function membersOf({ raw, name, keywords }: Joined): Member[] {
  const declared = typesOf(keywords);
  const types = declared.filter((type) => type !== 'null');
  const values = valuesOf(keywords)?.filter((value) => value !== null);
  const isOnlyNull = (declared.length > 0 && types.length === 0) || values?.length === 0;
  if (isOnlyNull) return [];
  const kinds = values ? [types.join(' | ')] : types.length > 0 ? types : ['any'];
  return kinds.map((type) => ({
    ...(name !== undefined && { name }),
    raw,
    type,
    facts: { ...factsOf(keywords, type), ...(values && { enum: values.toSorted() }) },
    parts: new Map(partsOf(raw, keywords, type)),
  }));
}

function partsOf(raw: Node, keywords: Node, type: string): [string, SchemaPart][] {
  const part = (key: string, schema: unknown, required = false): [string, SchemaPart] => [
    key,
    { schema: isNode(schema) ? schema : derived(raw, {}), facts: { required } },
  ];
  if (type === 'array') return [part('[]', keywords['items'])];
  if (type !== 'object') return [];
  const properties = new Map(Object.entries(nodeAt(keywords, 'properties')));
  const required = Array.isArray(keywords['required']) ? keywords['required'].map(String) : [];
  const { additionalProperties: values, propertyNames } = keywords;
  const names = isNode(propertyNames) ? propertyNames : raw;
  const keys = derived(names, { type: 'string', ...(names === propertyNames && names) });
  return [
    ...[...properties.keys(), ...required].map((name) =>
      part(`.${name}`, properties.get(name), required.includes(name)),
    ),
    ...(values === false ? [] : [part('[key]', values)]),
    part('[key name]', keys),
  ];
}
