import { camelCase, constantName, reservedWords } from './names.ts';
import type { OpenApiDocument, Parameter, Reference } from './openapi.ts';
import {
  parametersOf,
  pathNames,
  rawOperations,
  resolve,
  type RawOperation,
} from './operations.ts';
import type { Problem } from './problem.ts';

/** Headers that the client sets by itself. */
const ownHeaders: readonly string[] = ['authorization', 'content-type', 'accept'];

/** What keeps the parameters of an operation from becoming those of a method. */
export function checkParameters(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const problems: Problem[] = [];
  const place = ['paths', raw.path, raw.httpMethod, 'parameters'];
  const add = (message: string): void => void problems.push({ path: place, message });
  checkEntries(document, raw.item.parameters, ['paths', raw.path, 'parameters'], problems);
  checkEntries(document, raw.operation.parameters, place, problems);
  const parameters = parametersOf(document, raw);
  const inPath = parameters.filter((p) => p.in === 'path').map((p) => p.name);
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
  return problems;
}

/** Path parameters become parameters of the method, beside `params` and `options`. */
function checkArguments(
  document: OpenApiDocument,
  inPath: string[],
  add: (message: string) => void,
): void {
  const names = ['params', 'options', ...inPath.map(camelCase)];
  const constants = rawOperations(document).map(({ operation }) => {
    const [resource = '', method = ''] = (operation.operationId ?? '').split('.');
    return constantName({ resource, method });
  });
  for (const [at, name] of names.entries()) {
    if (names.indexOf(name) !== at) add(`two parameters of the method would be named "${name}"`);
    if (constants.includes(name)) add(`"${name}" is the name of an operation's constant too`);
    if (!/^[a-z][A-Za-z0-9]*$/.test(name) || reservedWords.includes(name)) {
      add(`"${name}" cannot be the name of a method's parameter`);
    }
  }
}

/** A list of parameters: each for itself, and that no two are the same. */
function checkEntries(
  document: OpenApiDocument,
  entries: (Parameter | Reference)[] | undefined,
  place: (string | number)[],
  problems: Problem[],
): void {
  const seen = new Set<string>();
  for (const [at, entry] of (entries ?? []).entries()) {
    const path = [...place, at];
    const parameter = resolve<Parameter>(document, entry);
    if (!parameter) {
      problems.push({ path, message: 'leads nowhere' });
      continue;
    }
    // Header names have no case, and hey-api tells query names apart without theirs.
    const key = `${parameter.in} ${parameter.name.toLowerCase()}`;
    if (seen.has(key)) {
      problems.push({ path, message: `there is another ${key} parameter, whatever its case` });
    }
    seen.add(key);
    for (const message of checkParameter(document, parameter)) problems.push({ path, message });
  }
}

function checkParameter(document: OpenApiDocument, parameter: Parameter): string[] {
  const { name } = parameter;
  const schema = resolve(document, parameter.schema ?? {});
  if (!parameter.schema || !schema) return [`the parameter "${name}" has no schema`];
  switch (parameter.in) {
    case 'path':
      if (schema.type !== 'string') return [`the path parameter "${name}" must be a string`];
      return parameter.style && parameter.style !== 'simple'
        ? [`the path parameter "${name}" must have the style simple`]
        : [];
    case 'query':
      return checkQueryParameter(document, parameter);
    case 'header':
      if (!/^[\w-]+$/.test(name) || ownHeaders.includes(name.toLowerCase())) {
        return [`"${name}" is a header that the client sets itself, or is none`];
      }
      return typeof schema.const === 'string' && /^[ -~]+$/.test(schema.const)
        ? []
        : [`the header "${name}" needs a const in ASCII: a client can fill in only what is fixed`];
    default:
      return [
        `"${name}" is a ${parameter.in} parameter; only path, query and header are expressed`,
      ];
  }
}

function checkQueryParameter(document: OpenApiDocument, parameter: Parameter): string[] {
  const { name, style = 'form', explode = true } = parameter;
  const schema = resolve(document, parameter.schema ?? {}) ?? {};
  const isSingle = (type: unknown): boolean =>
    ['string', 'integer', 'number', 'boolean'].includes(String(type));
  if (!/^[A-Za-z][\w.[\]-]*$/.test(name)) return [`"${name}" is no name of a query parameter`];
  if (style !== 'form') return [`the query parameter "${name}" must have the style form`];
  if (schema.type === 'array' && explode) {
    return isSingle(resolve(document, schema.items ?? {})?.type)
      ? []
      : [`the items of "${name}" must be of a single type`];
  }
  return isSingle(schema.type)
    ? []
    : [`the query parameter "${name}" must be a string, a number, a boolean or an exploded array`];
}
