import {
  camelCase,
  classMembers,
  pascalCase,
  queryTypeName,
  reservedTypes,
  reservedWords,
  rootMembers,
} from './names.ts';
import type { OpenApiDocument, Parameter, RequestBody, Response } from './openapi.ts';
import { parametersOf, pathNames, rawOperations, resolve, type RawOperation } from './operations.ts';
import type { Problem } from './problem.ts';

/** What keeps an operation of the document from becoming a method of the client, whole. */
export function checkOperations(document: OpenApiDocument): Problem[] {
  const operations = rawOperations(document);
  if (operations.length === 0) return [{ path: ['paths'], message: 'has no operation' }];
  return [
    ...checkIds(document, operations),
    ...operations.flatMap((raw) => [
      ...checkParameters(document, raw),
      ...checkBody(document, raw),
      ...checkResponses(document, raw),
    ]),
  ];
}

function place(raw: RawOperation, ...rest: (string | number)[]): (string | number)[] {
  return ['paths', raw.path, raw.httpMethod, ...rest];
}

function checkIds(document: OpenApiDocument, operations: RawOperation[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, RawOperation>();
  const types = new Set([...Object.keys(document.components?.schemas ?? {}), ...reservedTypes]);
  for (const raw of operations) {
    const id = raw.operation.operationId;
    const path = place(raw, 'operationId');
    const match = /^([a-z][A-Za-z0-9]*)\.([a-z][A-Za-z0-9]*)$/.exec(id ?? '');
    const [, resource = '', method = ''] = match ?? [];
    if (!match || id === undefined) {
      problems.push({
        path,
        message: `${id === undefined ? 'is missing' : `"${id}" is not of the form`} resource.method, both in camelCase, such as sessions.create`,
      });
      continue;
    }
    const first = seen.get(id);
    if (first) {
      problems.push({
        path,
        message: `"${id}" is already the name of ${first.httpMethod.toUpperCase()} ${first.path}`,
      });
    }
    seen.set(id, raw);
    if (rootMembers.includes(resource)) {
      problems.push({ path, message: `"${resource}" clashes with a member of the client itself` });
    }
    if (classMembers.includes(method)) {
      problems.push({ path, message: `"${method}" cannot be the name of a method` });
    }
    if (types.has(pascalCase(resource))) {
      problems.push({
        path,
        message: `the class ${pascalCase(resource)} of "${resource}" clashes with the type of that name`,
      });
    }
    const queryType = queryTypeName({ resource, method });
    if (parametersOf(document, raw).some((p) => p.in === 'query') && types.has(queryType)) {
      problems.push({ path, message: `its query type ${queryType} clashes with a schema` });
    }
  }
  return problems;
}

function checkParameters(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const problems: Problem[] = [];
  const add = (message: string): void => {
    problems.push({ path: place(raw, 'parameters'), message });
  };
  const parameters = parametersOf(document, raw);
  const inPath = parameters.filter((p) => p.in === 'path').map((p) => p.name);
  const names = pathNames(raw.path);
  for (const entry of [...(raw.item.parameters ?? []), ...(raw.operation.parameters ?? [])]) {
    if ('$ref' in entry && !resolve(document, entry)) add(`${entry.$ref} leads nowhere`);
  }
  for (const name of names) {
    if (!inPath.includes(name)) add(`the path names {${name}}, but no path parameter has that name`);
  }
  for (const name of inPath) {
    if (!names.includes(name)) add(`the path parameter "${name}" is not in the path`);
  }
  const arguments_ = [...inPath.map(camelCase), 'params', 'options'];
  for (const [at, name] of arguments_.entries()) {
    if (arguments_.indexOf(name) !== at) add(`two parameters of the method would be named "${name}"`);
    if (!/^[a-z][A-Za-z0-9]*$/.test(name) || reservedWords.includes(name)) {
      add(`"${name}" cannot be the name of a method's parameter`);
    }
  }
  for (const parameter of parameters) checkParameter(document, parameter).forEach(add);
  return problems;
}

function checkParameter(document: OpenApiDocument, parameter: Parameter): string[] {
  const { name } = parameter;
  const schema = resolve(document, parameter.schema ?? {});
  const single = ['string', 'integer', 'number', 'boolean'];
  const type = String(schema?.type);
  if (!parameter.schema || !schema) return [`the parameter "${name}" has no schema`];
  switch (parameter.in) {
    case 'path':
      if (type !== 'string') return [`the path parameter "${name}" must be a string, not ${type}`];
      return parameter.style && parameter.style !== 'simple'
        ? [`the path parameter "${name}" must have the style simple`]
        : [];
    case 'query':
      if (parameter.style && parameter.style !== 'form') {
        return [`the query parameter "${name}" must have the style form`];
      }
      if (type === 'array' && parameter.explode !== false) {
        const items = String(resolve(document, schema.items ?? {})?.type);
        return single.includes(items) ? [] : [`the items of "${name}" must be of a single type`];
      }
      return single.includes(type)
        ? []
        : [`the query parameter "${name}" must be a string, a number, a boolean or an exploded array`];
    case 'header':
      return typeof schema.const === 'string'
        ? []
        : [`the header "${name}" needs a const: a client can fill in only what the spec fixes`];
    default:
      return [`"${name}" is a ${parameter.in} parameter; only path, query and header are expressed`];
  }
}

function checkBody(document: OpenApiDocument, raw: RawOperation): Problem[] {
  if (!raw.operation.requestBody) return [];
  const path = place(raw, 'requestBody');
  const body = resolve<RequestBody>(document, raw.operation.requestBody);
  if (!body) return [{ path, message: 'leads nowhere' }];
  const problems: Problem[] = [];
  const kinds = Object.keys(body.content ?? {});
  if (kinds.join() !== 'application/json' || !body.content['application/json']?.schema) {
    problems.push({
      path: [...path, 'content'],
      message: 'must be application/json with a schema, and nothing else',
    });
  }
  if (parametersOf(document, raw).some((p) => p.in === 'query')) {
    problems.push({
      path,
      message: 'the operation has query parameters too: a method takes one params object, for either',
    });
  }
  return problems;
}

function checkResponses(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const entries = Object.entries(raw.operation.responses ?? {});
  const problems: Problem[] = [];
  if (!entries.some(([status]) => status.startsWith('2'))) {
    problems.push({ path: place(raw, 'responses'), message: 'has no successful answer (2xx)' });
  }
  for (const [status, entry] of entries) {
    const path = place(raw, 'responses', status);
    const response = resolve<Response>(document, entry);
    if (!response) problems.push({ path, message: 'leads nowhere' });
    const content = Object.entries(response?.content ?? {});
    if (content.some(([kind, media]) => kind !== 'application/json' || !media.schema)) {
      problems.push({ path: [...path, 'content'], message: 'must be application/json with a schema' });
    }
  }
  return problems;
}
