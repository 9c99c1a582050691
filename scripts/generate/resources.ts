import type { Spec } from '../spec/load.ts';
import { camelCase, className } from '../spec/names.ts';
import type { Operation } from '../spec/operations.ts';
import type { ReadParameter } from '../spec/parameters.ts';
import { nameOf } from '../spec/references.ts';
import { docComment, lines, propertiesOf } from './text.ts';

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

/** Writes the constant that describes an operation for the client. */
function renderConstant(operation: Operation): string {
  const { id, httpMethod, path, constantHeaders, params, body, cursor } = operation;
  const { response, results, parameters } = operation;
  const headers = constantHeaders.map(({ name, constant }) => [name.toLowerCase(), constant]);
  // The fields of `params` that are sent in another place or style than `paramsIn`.
  const fields = parameters
    .map(({ name, in: place, explode }) => [name, explode === false ? 'list' : place])
    .filter(([, place]) => body || place !== 'query');
  const rows = {
    id,
    method: httpMethod,
    path,
    headers: headers.length > 0 ? Object.fromEntries(headers) : undefined,
    paramsIn: params && (body ? 'body' : 'query'),
    fields: fields.length > 0 ? Object.fromEntries(fields) : undefined,
    isOptional: (params && !params.required) || undefined,
    isList: params?.isList || undefined,
    noContent: response ? (results.includes(undefined) ? 'sometimes' : undefined) : 'always',
    cursor,
  };
  const place = fields.length > 0 ? 'place: placeFields,\n' : '';
  return `const ${camelCase(id)}: Operation = {\n${propertiesOf(rows)}${place}};\n`;
}

/** Writes the method of an operation for its resource's class. */
function renderMethod(operation: Operation): string {
  const { id, method, pathParameters, params, cursor, item } = operation;
  const response = operation.response?.schema ?? 'null';
  const names = pathParameters.map(({ name }) => camelCase(name));
  const parameters = [
    ...pathParameters.map((parameter, at) => `${names[at]}: ${pathType(parameter)}`),
    ...(params ? [`params${params.required ? '' : '?'}: ${params.schema}`] : []),
    'options?: RequestOptions',
  ];
  const promise = cursor ? 'PagePromise' : 'APIPromise';
  const types = cursor ? `${response}, ${item}` : response;
  const sent = params ? 'params' : 'undefined';
  const values = `this.#send, ${camelCase(id)}, [${names.join(', ')}], ${sent}, options`;
  return `${docsOf(operation)}${method}(${parameters.join(', ')}): ${promise}<${types}> {
return new ${promise}(${values});
}`;
}

/** Returns the doc comment of a method from the spec's texts. */
function docsOf({ source, pathParameters, body }: Operation): string {
  const { summary, description, deprecated } = source;
  const tags = pathParameters
    .filter((parameter) => parameter.description)
    .map(({ name, description: text }) => `@param ${camelCase(name)} ${text}`);
  if (body?.description) tags.push(`@param params ${body.description}`);
  if (deprecated) tags.push('@deprecated');
  return docComment([summary, description, tags.join('\n')].filter(Boolean).join('\n\n'));
}

function pathType({ schema, target, type }: ReadParameter): string {
  const values = target.enum?.map((value) => JSON.stringify(value)).join(' | ');
  return nameOf(schema) ?? values ?? (type === 'string' ? 'string' : 'number');
}
