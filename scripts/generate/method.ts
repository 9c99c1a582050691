import { camelCase } from '../spec/names.ts';
import { nameOf } from '../spec/references.ts';
import type { Operation } from '../spec/operations.ts';
import type { ReadParameter } from '../spec/parameters.ts';
import { docComment } from './text.ts';

/** Writes the constant that describes an operation for the client. */
export function renderConstant(operation: Operation): string {
  const { id, httpMethod, path, constantHeaders, params, body, cursor } = operation;
  const { response, results } = operation;
  const headers = constantHeaders.map(({ name, constant }) => [name.toLowerCase(), constant]);
  const fields = fieldsOf(operation);
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
  const lines = Object.entries(rows)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)},`);
  if (fields.length > 0) lines.push('place: placeFields,');
  return `const ${camelCase(id)}: Operation = {\n${lines.join('\n')}\n};\n`;
}

/** Lists the fields of `params` that are sent in another place or style than `paramsIn`. */
export function fieldsOf({ parameters, body }: Operation): [name: string, place: string][] {
  return parameters
    .map(({ name, in: place, explode }): [string, string] => [
      name,
      explode === false ? 'list' : place,
    ])
    .filter(([, place]) => body || place !== 'query');
}

/** Writes the method of an operation for its resource's class. */
export function renderMethod(operation: Operation): string {
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
  const values = [
    'this.#send',
    camelCase(id),
    `[${names.join(', ')}]`,
    params ? 'params' : 'undefined',
    'options',
  ];
  return `${docsOf(operation)}${method}(${parameters.join(', ')}): ${promise}<${types}> {
return new ${promise}(${values.join(', ')});
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

/** Lists the schema names in the signature of a method. */
export function typesOf({ params, response, item, pathParameters }: Operation): string[] {
  const inPath = pathParameters.map(({ schema }) => nameOf(schema));
  const names = [params?.schema, response?.schema, item, ...inPath];
  return names.flatMap((name) => (name && /^\w+$/.test(name) ? [name] : []));
}

function pathType({ schema, target, type }: ReadParameter): string {
  const values = target.enum?.map((value) => JSON.stringify(value)).join(' | ');
  return nameOf(schema) ?? values ?? (type === 'string' ? 'string' : 'number');
}
