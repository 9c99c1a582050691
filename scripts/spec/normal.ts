// The form in which the generators and the comparison read schemas.
import { contradictions } from './contradictions.ts';
import { docOf } from './doc.ts';
import { flatten } from './flatten.ts';
import { annotationsOf, constraintsOf, hasType, isOfType, keywordsOf } from './keywords.ts';
import { MergeError } from './merge.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Place, Problem } from './problem.ts';
import { nameOf } from './references.ts';
import { placesOf } from './schemas.ts';

/** A schema by its name. `added` means that the document itself has no schema with the name. */
export interface NamedSchema {
  schema: string;
  added: boolean;
}

export type Kind =
  | 'ref'
  | 'union'
  | 'values'
  | 'any'
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'null'
  | 'array'
  | 'object';

/** Returns what a schema in normal form is. */
export function kindOf({ $ref, anyOf, oneOf, enum: values, type = 'any' }: Schema): Kind {
  if ($ref !== undefined) return 'ref';
  if (anyOf ?? oneOf) return 'union';
  return values ? 'values' : (type as Kind);
}

/**
 * Brings schemas into normal form. A schema in normal form accepts the same values and is either a
 * `$ref`, a union, an `enum` without null, a schema with one type, or a schema without constraints. A
 * nullable schema is a union with null, and an object lists all its required properties.
 */
export class SchemaReader {
  readonly document: OpenApiDocument;
  /** The schemas by name: those of the document in its order, then those added for operations. */
  readonly schemas: Map<string, Schema>;
  /** The places of the added schemas, such as `ThreadListParams`, and of their fields. */
  readonly added = new Map<string, Place>();
  /** Contradictions in the schemas that were read. */
  readonly problems: Problem[] = [];
  readonly #named: Readonly<Record<string, Schema>>;
  /** The places of the schemas in the document, and of those in normal form. */
  readonly #places: Map<Schema, Place>;
  /** Schemas that have no normal form. */
  readonly #broken = new Set<Schema>();

  constructor(document: OpenApiDocument) {
    this.document = document;
    this.#named = document.components?.schemas ?? {};
    this.#places = placesOf(document);
    const named = Object.entries(this.#named);
    this.schemas = new Map(named.map(([name, schema]) => [name, this.normalize(schema)]));
  }

  /** Adds a schema under a name, unless it refers to a schema that has one. */
  add(name: string, schema: Schema, place = this.placeOf(schema)): NamedSchema {
    const normal = this.normalize(schema, place);
    const known = nameOf(normal);
    if (known !== undefined) return { schema: known, added: false };
    this.schemas.set(name, normal);
    this.added.set(name, place);
    return { schema: name, added: true };
  }

  /** Returns a copy of a schema, with the same place. */
  copy(schema: Schema, changes: Schema): Schema {
    const copy = { ...schema, ...changes };
    this.#places.set(copy, this.placeOf(schema));
    return copy;
  }

  /** Returns the place of a schema of the document, or of one in normal form. */
  placeOf(schema: Schema): Place {
    return this.#places.get(schema) ?? [];
  }

  /** Brings a schema into normal form. `place` is the place of a schema that the document lacks. */
  normalize(schema: Schema, place = this.placeOf(schema)): Schema {
    this.#places.set(schema, place);
    return this.#normalize(schema, place);
  }

  /** Returns a schema without a normal form as it is written. */
  #normalize(schema: Schema, outer: Place): Schema {
    if (this.#broken.has(schema)) return schema;
    const place = this.#places.get(schema) ?? outer;
    try {
      const flat = flatten(schema, this.#named);
      for (const [key, message] of contradictions(flat)) {
        this.problems.push({ path: [...place, key], message });
      }
      return this.#read(flat, place);
    } catch (error) {
      // Merging overflows the stack if a part contains the schema. Only the document tells where.
      const isEndless = error instanceof RangeError && this.#places.has(schema);
      if (!isEndless && !(error instanceof MergeError)) throw error;
      const message = isEndless
        ? 'merges a schema that contains itself: use only a $ref, or give the part a name'
        : `cannot merge the parts of this schema: ${error.message}`;
      this.problems.push({ path: place, message });
      this.#broken.add(schema);
      return schema;
    }
  }

  #read(flat: Schema, place: Place): Schema {
    const normal = { ...this.#shapeOf(flat, place), ...annotationsOf(flat), ...docOf(flat) };
    this.#places.set(normal, place);
    return normal;
  }

  #shapeOf(flat: Schema, place: Place): Schema {
    const { $ref, anyOf, oneOf, type, enum: values, 'x-hint': hint } = flat;
    const inner = (members: Schema[], keyword: string): Schema[] =>
      withHint(members, hint).map((each, at) => this.#normalize(each, [...place, keyword, at]));
    if ($ref !== undefined) return { $ref };
    if (anyOf) return toUnion('anyOf', inner(anyOf, 'anyOf'));
    if (oneOf) return toUnion('oneOf', inner(oneOf, 'oneOf'));
    if (values) return toValues(values.filter((value) => hasType(value, type)));
    if (typeof type === 'string') return this.#typed(flat, type, place);
    const bare = { ...constraintsOf(flat), ...(hint && { 'x-hint': hint }) };
    const members = (type ?? []).map((one) => this.#read({ ...bare, type: one }, place));
    return members.length > 0 ? toUnion('anyOf', members) : bare;
  }

  #typed(flat: Schema, type: string, place: Place): Schema {
    const { properties = {}, required = [], additionalProperties = true, propertyNames } = flat;
    const inner = (child: Schema, ...keys: Place): Schema =>
      this.#normalize(child, [...place, ...keys]);
    // Unsupported keywords stay, so that a comparison sees them.
    const isOwn = (key: string): boolean => !isOfType(key) || keywordsOf(type).includes(key);
    const own = Object.entries(constraintsOf(flat)).filter(([key]) => isOwn(key));
    const normal: Schema = { type, ...Object.fromEntries(own) };
    if (type === 'array') normal.items = inner(flat.items ?? {}, 'items');
    if (type !== 'object') return normal;
    const keys = [...new Set([...Object.keys(properties), ...required])];
    const others = typeof additionalProperties === 'object' ? additionalProperties : {};
    // A required key without a property is one of the additional properties.
    const fields = keys.map((key) => [key, inner(properties[key] ?? others, 'properties', key)]);
    normal.properties = Object.fromEntries(fields);
    normal.additionalProperties =
      typeof additionalProperties === 'object'
        ? inner(others, 'additionalProperties')
        : additionalProperties;
    if (propertyNames) {
      normal.propertyNames = inner({ type: 'string', ...propertyNames }, 'propertyNames');
    }
    return normal;
  }
}

function toUnion(keyword: 'anyOf' | 'oneOf', members: Schema[]): Schema {
  const [only, ...others] = members;
  return only && others.length === 0 ? only : { [keyword]: members };
}

function toValues(values: readonly unknown[]): Schema {
  const scalars = values.filter((value) => value !== null);
  if (scalars.length === values.length) return { enum: scalars };
  return scalars.length === 0 ? { type: 'null' } : { anyOf: [{ enum: scalars }, { type: 'null' }] };
}

/** Moves the hint of a nullable schema to its non-null member, which reports the issues. */
function withHint(members: Schema[], hint: string | undefined): Schema[] {
  const others = members.filter(({ type }) => type !== 'null');
  if (hint === undefined || others.length > 1) return members;
  return members.map((member) => ({ 'x-hint': hint, ...member }));
}

/** Lists the members of a union. */
export function membersOf({ anyOf, oneOf = [] }: Schema): readonly Schema[] {
  return anyOf ?? oneOf;
}

/** Returns the non-null part of a nullable schema. Returns undefined for other schemas. */
export function withoutNull(schema: Schema): Schema | undefined {
  const others = membersOf(schema).filter(({ type }) => type !== 'null');
  return others.length === 1 && membersOf(schema).length === 2 ? others[0] : undefined;
}
