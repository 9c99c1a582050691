import type { Model } from './model.ts';
import { withoutNull, type Node } from './node.ts';
import { docComment, withImports } from './text.ts';
import { resolved } from './unions.ts';

/** Returns the advice for an invalid value, for its properties, and for the values of a map or list. */
interface Advice {
  hint?: string;
  misnamed?: Readonly<Record<string, string>>;
  properties?: Readonly<Record<string, Advice>>;
  values?: Advice;
}

/** Writes a module with the body check of each operation and the spec's advice for invalid values. */
export function renderRequests({ nodes, schemas, validators }: Model): string {
  const bodies = [...validators].flatMap(([id, { request }]) =>
    request === undefined ? [] : [{ id: JSON.stringify(id), request }],
  );
  const rows = bodies.map(({ id, request }) => {
    const advice = referredAdvice(request, nodes, new Set());
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
      './checks.gen.ts': schemas.map(({ name }) => `is${name}`),
    },
  );
}

function adviceOf(node: Node, nodes: Model['nodes'], seen: ReadonlySet<string>): Advice {
  const own = withoutNull(node) ?? node;
  const hint = node.hint ?? own.hint;
  if (own.kind === 'ref') {
    const target = seen.has(own.name) ? {} : referredAdvice(own.name, nodes, seen);
    return { ...target, ...(hint && { hint }) };
  }
  const inner = own.kind === 'array' ? own.items : own.kind === 'object' && own.others;
  const values = typeof inner === 'object' ? adviceOf(inner, nodes, seen) : {};
  const around = { ...(hint && { hint }), ...(Object.keys(values).length > 0 && { values }) };
  if (own.kind !== 'object') return around;
  const properties = own.properties.map(
    (property) => [property.key, adviceOf(property.node, nodes, seen)] as const,
  );
  return {
    ...around,
    ...(Object.keys(own.misnamed).length > 0 && { misnamed: own.misnamed }),
    properties: Object.fromEntries(properties),
  };
}

function referredAdvice(name: string, nodes: Model['nodes'], seen: ReadonlySet<string>): Advice {
  return adviceOf(resolved({ kind: 'ref', name }, nodes), nodes, new Set([...seen, name]));
}
