import { contradictions } from './contradictions.ts';
import { docOf } from './doc.ts';
import { flatten } from './flatten.ts';
import {
  annotationsOf,
  constraintsOf,
  hasType,
  isOfType,
  isSupported,
  keywordsOf,
} from './keywords.ts';
import { MergeError } from './merge.ts';
import { toUnion, toValues, withHint } from './normal.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Place, Problem } from './problem.ts';
import { nameOf } from './references.ts';
import { endlessNames, placesOf } from './schemas.ts';

/** A schema by its name. `added` is the schema as written if the document has none with the name. */
export interface NamedSchema {
  schema: string;
  added?: Schema;
}

/** Brings the schemas of a document into normal form, and knows their places. */
export class SchemaReader {
  readonly document: OpenApiDocument;
  /** The schemas by name: those of the document in its order, then those added for operations. */
  readonly schemas = new Map<string, Schema>();
  /** The places of the added schemas, such as `ThreadListParams`, and of their fields. */
  readonly added = new Map<string, Place>();
  /** Contradictions in the schemas that were read. */
  readonly problems: Problem[] = [];
  readonly #named: Map<string, Schema>;
  /** The places of the schemas in the document, and of those in normal form. */
  readonly #places: Map<Schema, Place>;
  /** Schemas that have no normal form. */
  readonly #broken = new Set<Schema>();
  /** The schemas that are being read: each as the set of the document's schemas that it merges. */
  readonly #open: ReadonlySet<Schema>[] = [];

  constructor(document: OpenApiDocument) {
    this.document = document;
    const named = document.components?.schemas ?? {};
    const endless = endlessNames(named);
    this.#named = new Map(Object.entries(named).filter(([name]) => !endless.has(name)));
    this.#places = placesOf(document);
    for (const name of endless) {
      const message = 'refers to itself without a property or an item in between';
      this.problems.push({ path: ['components', 'schemas', name], message });
    }
    for (const [name, schema] of Object.entries(named)) {
      this.schemas.set(name, this.normalize(schema));
    }
  }

  /** Adds a schema under a name, unless it refers to a schema that has one. */
  add(name: string, schema: Schema, place = this.placeOf(schema)): NamedSchema {
    const normal = this.normalize(schema, place);
    const known = nameOf(normal);
    if (known !== undefined) return { schema: known };
    this.schemas.set(name, normal);
    this.added.set(name, place);
    return { schema: name, added: schema };
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
    const parts = new Set(this.#partsOf(schema));
    const refuse = (part: Schema, message: string): Schema => {
      this.problems.push({ path: this.#places.get(part) ?? place, message });
      this.#broken.add(part);
      this.#places.set(schema, place);
      return schema;
    };
    if (this.#open.some((one) => one.isSubsetOf(parts))) {
      const message =
        'merges a schema that contains itself: use only a $ref, or give the part a name';
      // The merging schema, not the part that it repeats.
      return refuse(this.#open.at(-1)?.values().next().value ?? schema, message);
    }
    this.#open.push(parts);
    try {
      const flat = flatten(schema, this.#named);
      for (const [key, message] of contradictions(flat)) {
        this.problems.push({ path: [...place, key], message });
      }
      return this.#read(flat, place);
    } catch (error) {
      if (!(error instanceof MergeError)) throw error;
      return refuse(schema, `cannot merge the parts of this schema: ${error.message}`);
    } finally {
      this.#open.pop();
    }
  }

  /** Lists the schemas of the document that merging has put together. */
  #partsOf(schema: Schema): Schema[] {
    const { allOf } = this.#places.has(schema) ? {} : schema;
    return allOf ? allOf.flatMap((part) => this.#partsOf(part)) : [schema];
  }

  #read(flat: Schema, place: Place): Schema {
    const normal = { ...this.#shapeOf(flat, place), ...annotationsOf(flat), ...docOf(flat) };
    this.#places.set(normal, place);
    return normal;
  }

  #shapeOf(flat: Schema, place: Place): Schema {
    const { $ref, anyOf, oneOf, type, enum: values, 'x-hint': hint } = flat;
    if ($ref !== undefined) return { $ref };
    const keyword = anyOf ? 'anyOf' : 'oneOf';
    const members = withHint(anyOf ?? oneOf ?? [], hint);
    if (anyOf ?? oneOf) {
      const inner = members.map((one, at) => this.#normalize(one, [...place, keyword, at]));
      return toUnion(keyword, inner);
    }
    if (values) {
      // Unsupported keywords stay, so that a comparison sees them.
      const others = Object.entries(flat).filter(([key]) => !isSupported(key));
      const allowed = values.filter((value) => hasType(value, type));
      return toValues(allowed, Object.fromEntries(others));
    }
    if (typeof type === 'string') return this.#typed(flat, type, place);
    const bare = { ...constraintsOf(flat), ...(hint && { 'x-hint': hint }) };
    const typed = (type ?? []).map((one) => this.#read({ ...bare, type: one }, place));
    return typed.length > 0 ? toUnion('anyOf', typed) : bare;
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
    const others =
      typeof additionalProperties === 'object'
        ? inner(additionalProperties, 'additionalProperties')
        : additionalProperties;
    const fields = [...new Set([...Object.keys(properties), ...required])].map((key) => {
      const property = properties[key];
      // A required key without a property is one of the additional properties.
      const rest = typeof others === 'object' ? others : {};
      return [key, property === undefined ? rest : inner(property, 'properties', key)];
    });
    const names = propertyNames && inner({ type: 'string', ...propertyNames }, 'propertyNames');
    return {
      ...normal,
      properties: Object.fromEntries(fields),
      additionalProperties: others,
      ...(names && { propertyNames: names }),
    };
  }
}
