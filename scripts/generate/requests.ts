import type { Spec } from '../spec/load.ts';
import { withoutNull } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import { byDependency, type SchemaMap } from '../spec/uses.ts';
import { docComment, withImports } from './text.ts';

/** Writes a module with the body check of each operation and the spec's advice for invalid values. */
export function renderRequests({ operations, schemas }: Spec): string {
  const bodies = operations.flatMap(({ id, params }) =>
    params ? [{ id: JSON.stringify(id), request: params.schema }] : [],
  );
  const rows = bodies.map(({ id, request }) => {
    const advice = adviceOf({ $ref: `/${request}` }, schemas);
    return `${id}: { is: is${request}, advice: ${JSON.stringify(advice)} },`;
  });
  return withImports(
    [
      docComment(
        'Advice for an invalid value, for its properties, and for the values of a map or list.',
      ) +
        `export interface Advice {
          readonly hint?: string;
          readonly misnamed?: Readonly<Record<string, string>>;
          readonly properties?: Readonly<Record<string, Advice>>;
          readonly values?: Advice;
        }`,
      `export interface Request {
        readonly is: (value: unknown, sink?: IssueSink) => boolean;
        readonly advice: Advice;
      }`,
      docComment("The check of each operation's body and the advice for it, by operationId.") +
        `export const requests: { ${bodies.map(({ id }) => `${id}: Request;`).join(' ')} } =
        {\n${rows.join('\n')}\n};`,
    ],
    {
      '../checks/issues.ts': ['type IssueSink'],
      './checks.gen.ts': [...byDependency(schemas).keys()].map((name) => `is${name}`),
    },
  );
}

/** Returns what the generated interface `Advice` describes. */
function adviceOf(schema: Schema, schemas: SchemaMap, seen: readonly string[] = []): object {
  const own = withoutNull(schema) ?? schema;
  const hint = schema['x-hint'] ?? own['x-hint'];
  const name = nameOf(own);
  if (name !== undefined) {
    const target = schemas.get(name);
    const advice = target && !seen.includes(name) && adviceOf(target, schemas, [...seen, name]);
    return { ...advice, ...(hint && { hint }) };
  }
  const { items, additionalProperties, properties, 'x-misnamed': misnamed = {} } = own;
  const inner = items ?? additionalProperties;
  const values = typeof inner === 'object' ? adviceOf(inner, schemas, seen) : {};
  const around = { ...(hint && { hint }), ...(Object.keys(values).length > 0 && { values }) };
  if (!properties) return around;
  const entries = Object.entries(properties).map(
    ([key, property]) => [key, adviceOf(property, schemas, seen)] as const,
  );
  return {
    ...around,
    ...(Object.keys(misnamed).length > 0 && { misnamed }),
    properties: Object.fromEntries(entries),
  };
}
