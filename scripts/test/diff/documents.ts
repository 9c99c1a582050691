import { stringify } from 'yaml';
import type { Kind } from '../../diff/rules.ts';
import { diffSpecs, type RatedChange } from '../../diff/rate.ts';
import { parseSpecText } from '../../diff/spec-text.ts';
import type { Rating } from '../../diff/rating.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Schemas for the tables. */
const components: Json = {
  Cat: {
    type: 'object',
    required: ['type'],
    properties: { type: { const: 'cat' }, lives: { type: 'integer' } },
  },
  Dog: {
    type: 'object',
    required: ['type'],
    properties: { type: { const: 'dog' }, name: { type: 'string' } },
  },
  Fish: { type: 'object', required: ['type'], properties: { type: { const: 'fish' } } },
  Named: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', maxLength: 9 } },
  },
  Tree: {
    type: 'object',
    properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  },
};

export function to(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

export function json(schema: Json): Json {
  return { content: { 'application/json': { schema } } };
}

/** Returns a document with these paths and other keys. */
export function documentOf(paths: Json, schemas: Json = {}, beside: Json = {}): string {
  return stringify(
    {
      openapi: '3.1.0',
      info: { title: 'Things', version: '1' },
      servers: [{ url: 'https://api.example.test/v1' }],
      security: [{ key: [] }],
      paths,
      components: {
        securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
        schemas: { ...components, ...schemas },
      },
      ...beside,
    },
    { aliasDuplicateObjects: false },
  );
}

/** Returns a document with the operation `things.create` at `POST /things`. */
export function operation(edits: Json, beside: Json = {}): string {
  const responses = { 200: { description: 'OK', ...json(to('Named')) } };
  return documentOf(
    { '/things': { post: { operationId: 'things.create', responses, ...edits } } },
    {},
    beside,
  );
}

const places = ['request', 'response', 'parameter'] as const;
type Place = (typeof places)[number];

/** Returns a document with one operation that uses this schema once, as the field or parameter `x`. */
export function withSchema(place: Place, schema: Json, schemas: Json = {}): string {
  const thing = { type: 'object', properties: { x: schema } };
  const edits: Record<Place, Json> = {
    request: { requestBody: { required: true, ...json(thing) } },
    response: { responses: { 200: { description: 'OK', ...json(thing) } } },
    parameter: { parameters: [{ name: 'x', in: 'query', schema }] },
  };
  const responses = { 204: { description: 'Done.' } };
  return documentOf(
    { '/things': { post: { operationId: 'things.create', responses, ...edits[place] } } },
    schemas,
  );
}

export function changesBetween(base: string, revision: string): RatedChange[] {
  return diffSpecs(parseSpecText('base.yaml', base), parseSpecText('revision.yaml', revision))
    .changes;
}

/** Describes a change in a few words, to compare with a table. */
export type Reported = readonly [kind: Kind, rating: Rating, name?: string];

export function reported(changes: readonly RatedChange[]): Reported[] {
  return changes.map(({ kind, rating, name }) => [kind, rating, name]);
}
