import { camelCase, constantName, reservedWords } from './names.ts';
import type { OpenApiDocument, Parameter, Reference } from './openapi.ts';
import { callerParameters } from './operation-schemas.ts';
import {
  constantOf,
  parametersOf,
  pathNames,
  rawOperations,
  scalarType,
  type RawOperation,
} from './operations.ts';
import type { Problem } from './problem.ts';
import { resolve } from './references.ts';

/** Headers that the client sets. */
const ownHeaders: readonly string[] = ['authorization', 'content-type', 'accept'];

/** The supported keys of a parameter, and those that only inform people. */
const parameterKeys: readonly string[] =
  'name in required description deprecated schema style explode example examples'.split(' ');

/** The keywords that the emulator checks in a path parameter. */
export const pathKeywords: readonly string[] =
  'type const enum minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'.split(
    ' ',
  );

/** Finds parameters of an operation that cannot become parameters of a method. */
export function checkParameters(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const problems: Problem[] = [];
  const place = ['paths', raw.path, raw.httpMethod, 'parameters'];
  const add = (message: string): void => void problems.push({ path: place, message });
  problems.push(...checkEntries(document, raw.operation.parameters, place));
  const inPath = parametersOf(document, raw)
    .filter((parameter) => parameter.in === 'path')
    .map(({ name }) => name);
  const names = pathNames(raw.path);
  for (const [at, name] of names.entries()) {
    if (names.indexOf(name) !== at) add(`the path names {${name}} twice`);
    if (!inPath.includes(name))
      add(`the path names {${name}}, but no path parameter has that name`);
  }
  for (const name of inPath) {
    if (!names.includes(name)) add(`the path parameter "${name}" is not in the path`);
  }
  checkArguments(document, inPath, add);
  const fields = callerParameters(document, raw).map(({ name }) => name);
  for (const name of fields.filter((each, at) => fields.indexOf(each) !== at)) {
    add(`a query parameter and a header are named "${name}", and params can hold only one of them`);
  }
  return problems;
}

/** Path parameters become parameters of the method, beside `params` and `options`. */
function checkArguments(
  document: OpenApiDocument,
  inPath: string[],
  add: (message: string) => void,
): void {
  const names = ['params', 'options', ...inPath.map(camelCase)];
  const constants = rawOperations(document).map(({ operation }) =>
    constantName(operation.operationId),
  );
  for (const [at, name] of names.entries()) {
    if (names.indexOf(name) !== at) add(`two parameters of the method would be named "${name}"`);
    if (constants.includes(name)) add(`"${name}" is also the name of an operation's constant`);
    if (!/^[a-z][A-Za-z0-9]*$/.test(name) || reservedWords.includes(name)) {
      add(`"${name}" cannot be the name of a method's parameter`);
    }
  }
}

/** Checks each parameter of a list, and that no parameter is listed twice. */
export function checkEntries(
  document: OpenApiDocument,
  entries: (Parameter | Reference)[] | undefined,
  place: Problem['path'],
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [at, entry] of (entries ?? []).entries()) {
    const path = [...place, at];
    const parameter = resolve<Parameter>(document, entry);
    if (!parameter) continue;
    const { name, in: where } = parameter;
    // Header names are case-insensitive.
    const key = `${where} ${where === 'header' ? name.toLowerCase() : name}`;
    if (seen.has(key)) problems.push({ path, message: `there is another ${key} parameter` });
    seen.add(key);
    for (const message of checkParameter(document, parameter)) problems.push({ path, message });
  }
  return problems;
}

function checkParameter(document: OpenApiDocument, parameter: Parameter): string[] {
  const { name, schema } = parameter;
  const unknown = Object.keys(parameter)
    .filter((key) => !parameterKeys.includes(key) && !key.startsWith('x-'))
    .map((key) => `the "${key}" of the parameter "${name}" is not supported by the generator`);
  if (!schema) return [...unknown, `the parameter "${name}" needs a schema`];
  const byPlace = {
    path: checkPathParameter,
    query: checkQueryParameter,
    header: checkHeader,
    cookie: () => [`"${name}" is a cookie: only path, query and header parameters are supported`],
  };
  return [...unknown, ...byPlace[parameter.in](document, parameter)];
}

function checkPathParameter(document: OpenApiDocument, parameter: Parameter): string[] {
  const { name, style = 'simple', schema = {} } = parameter;
  const { anyOf, oneOf, allOf, not } = { ...resolve(document, schema) } as Record<string, unknown>;
  const type = scalarType(document, schema);
  if (style !== 'simple') return [`the path parameter "${name}" must have the style simple`];
  return type === undefined || type === 'boolean' || (anyOf ?? oneOf ?? allOf ?? not)
    ? [`the path parameter "${name}" must be a string, an integer or a number, and not a union`]
    : [];
}

function checkQueryParameter(document: OpenApiDocument, parameter: Parameter): string[] {
  const { name, style = 'form', schema = {} } = parameter;
  const { type, items = {} } = resolve(document, schema) ?? {};
  if (!/^[A-Za-z][\w.[\]-]*$/.test(name) || name in Object.prototype) {
    return [`"${name}" cannot be the name of a query parameter`];
  }
  if (style !== 'form') return [`the query parameter "${name}" must have the style form`];
  return scalarType(document, type === 'array' ? items : schema)
    ? []
    : [`the query parameter "${name}" must be a string, a number, a boolean or an array of these`];
}

function checkHeader(document: OpenApiDocument, { name, schema = {} }: Parameter): string[] {
  if (!/^[A-Za-z][\w-]*$/.test(name) || name in Object.prototype) {
    return [`"${name}" cannot be the name of a header`];
  }
  if (ownHeaders.includes(name.toLowerCase())) {
    return [`"${name}" is a header that the client sets itself`];
  }
  const constant = constantOf(document, schema);
  if (constant !== undefined && !/^[!-~]([ -~]*[!-~])?$/.test(constant)) {
    return [`the const of the header "${name}" must be in ASCII, without spaces around it`];
  }
  return scalarType(document, schema)
    ? []
    : [`the header "${name}" must be a string, a number or a boolean`];
}
