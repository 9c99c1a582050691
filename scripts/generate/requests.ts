import type { Spec } from '../spec/load.ts';
import { withoutNull } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import type { SchemaMap } from '../spec/uses.ts';

/** Writes a module with the check of each operation's parameters and the spec's advice for them. */
export function renderRequests({ operations, schemas }: Spec): string {
  const rows = operations.flatMap(({ id, params }) => {
    if (!params) return [];
    const advice = adviceOf({ $ref: params.schema }, schemas);
    return `${JSON.stringify(id)}: { is: is${params.schema}, advice: ${JSON.stringify(advice)} },`;
  });
  const checks = [...schemas.keys()].map((name) => `is${name}`).join(', ');
  return `import { ${checks} } from './checks.gen.ts';

/** The check of each operation's parameters and the advice for them, by operationId. */
export const requests = {
${rows.join('\n')}
};`;
}

/** Returns what the interface `Advice` of the package zod describes. */
function adviceOf(schema: Schema, schemas: SchemaMap, seen: readonly string[] = []): object {
  const inner = (part: Schema): object => adviceOf(part, schemas, seen);
  const own = withoutNull(schema) ?? schema;
  const name = nameOf(own);
  const { items, additionalProperties = items, properties, 'x-misnamed': misnamed } = own;
  const hint = schema['x-hint'] ?? own['x-hint'];
  if (name !== undefined) {
    const target = seen.includes(name) ? {} : (schemas.get(name) ?? {});
    return { ...adviceOf(target, schemas, [...seen, name]), ...(hint && { hint }) };
  }
  // JSON leaves out the undefined values.
  return {
    hint,
    misnamed,
    properties:
      properties &&
      Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, inner(one)])),
    values: typeof additionalProperties === 'object' ? inner(additionalProperties) : undefined,
  };
}
