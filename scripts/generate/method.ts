import { camelCase } from '../spec/names.ts';
import type { Operation } from '../spec/operations.ts';
import type { ReadParameter } from '../spec/parameters.ts';
import { nameOf } from '../spec/references.ts';
import { docComment, propertiesOf } from './text.ts';

/** Writes the constant that describes an operation for the client. */
export function renderConstant(operation: Operation): string {
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
  const values = `this.#send, ${camelCase(id)}, [${names.join(', ')}], ${params && 'params'}, options`;
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

function pathType({ schema, target }: ReadParameter): string {
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  if (values.length > 0) return values.map((value) => JSON.stringify(value)).join(' | ');
  return nameOf(schema) ?? (target.type === 'string' ? 'string' : 'number');
}
