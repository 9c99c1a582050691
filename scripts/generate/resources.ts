import type { Spec } from '../spec/load.ts';
import { className } from '../spec/names.ts';
import type { Operation } from '../spec/operations.ts';
import { renderConstant, renderMethod } from './method.ts';
import { docComment, lines } from './text.ts';

/**
 * Writes the client's resources: a constant that describes each operation, a class per resource
 * with a method per operation, and the root class with the resources as properties.
 */
export function renderResources({ operations, schemas, server }: Spec): string {
  return `import { APIPromise } from '../api-promise.ts';
import type { Operation } from '../request/operation.ts';
import { placeFields } from '../request/place-fields.ts';
import type { RequestOptions } from '../options/types.ts';
import { PagePromise } from '../pages.ts';
import type { Send } from '../transport/send.ts';

import type { ${[...schemas.keys()].sort().join(', ')} } from '@chatkit-sessions/types';

/** The default base URL of the API. */
export const serverURL = ${JSON.stringify(server)};

${operations.map(renderConstant).join('\n')}
${renderClass([], operations)}`;
}

/** Writes the class of a resource after the classes of its nested resources. */
function renderClass(resource: readonly string[], operations: readonly Operation[]): string {
  const depth = resource.length;
  const methods = operations.filter((operation) => operation.resource.length === depth);
  const inside = operations.filter((operation) => operation.resource.length > depth);
  const parts = Map.groupBy(inside, (operation) => operation.resource[depth] ?? '');
  const doc =
    depth === 0
      ? 'Every resource of the API, as a property.'
      : `The operations on \`${resource.join('.')}\`.`;
  const fields = [...parts.keys()].map((part) => [part, className([...resource, part])] as const);
  return lines(
    ...[...parts].map(([part, within]) => renderClass([...resource, part], within)),
    `${docComment(doc)}export class ${className(resource)} {`,
    methods.length > 0 && 'readonly #send: Send;',
    ...fields.map(([name, type]) => `readonly ${name}: ${type};`),
    '\nconstructor(send: Send) {',
    methods.length > 0 && 'this.#send = send;',
    ...fields.map(([name, type]) => `this.${name} = new ${type}(send);`),
    '}',
    ...methods.map((operation) => `\n${renderMethod(operation)}`),
    '}\n',
  );
}
