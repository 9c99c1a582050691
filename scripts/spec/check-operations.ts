import type { Api } from './api.ts';
import { kindOf } from './normal.ts';
import type { Schema } from './openapi.ts';
import type { Operation } from './operations.ts';
import { pathNames, type ReadParameter } from './parameters.ts';
import type { Problem } from './problem.ts';
import { typesOf } from './unions.ts';
import type { SchemaMap } from './uses.ts';

/** Finds operations that cannot become methods of the client. */
export function checkOperations({ document, operations, schemas }: Api): Problem[] {
  const paths = Object.keys(document.paths);
  const shapes = paths.map((path) => path.replace(/\{[^}]*\}/g, '{}'));
  const problems: Problem[] = paths.flatMap((path, at) => {
    const first = paths[shapes.indexOf(shapes[at] ?? '')];
    const message = `matches the same requests as ${first}`;
    return first === path ? [] : [{ path: ['paths', path], message }];
  });
  if (operations.length === 0) problems.push({ path: ['paths'], message: 'has no operation' });
  for (const operation of operations) {
    const refuse: Refuse = (key, message) => {
      problems.push({ path: [...operation.place, key], message });
    };
    problems.push(...operation.written.flat().flatMap(checkParameter));
    checkParameters(operation, refuse);
    checkBodies(operation, refuse, schemas);
    checkCursor(operation, refuse, schemas);
  }
  return problems;
}

/** Adds a problem at a key of the operation. */
type Refuse = (key: string, message: string) => void;

function checkParameters(operation: Operation, refuse: Refuse): void {
  const { path, source, written, params, parameters, sent } = operation;
  for (const entries of written) {
    // Header names are case-insensitive.
    const keys = entries.map(({ in: where, name }) =>
      where === 'header'
        ? `header parameter "${name.toLowerCase()}"`
        : `${where} parameter "${name}"`,
    );
    for (const key of repeated(keys)) refuse('parameters', `there is another ${key}`);
  }
  const ofPath = written.flat().filter((one) => one.in === 'path');
  const described = list(new Set(ofPath.map(({ name }) => name)));
  const named = list(pathNames(path));
  if (named !== described) {
    refuse('parameters', `the path names ${named}, but the path parameters are ${described}`);
  }
  if (source['x-params-name'] !== undefined && !params?.added) {
    refuse('parameters', 'x-params-name has no effect: there are no params, or they have a name');
  }
  const fields = [...Object.keys(sent?.properties ?? {}), ...parameters.map(({ name }) => name)];
  for (const name of repeated(fields))
    refuse('parameters', `params cannot have two fields named "${name}"`);
}

function list(names: Iterable<string>): string {
  return [...names].toSorted().join(', ') || 'none';
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

/** The types of the values that each kind of parameter can write as text. */
const writable = {
  path: 'a string, an integer or a number, and not a union',
  query: 'a string, a number, a boolean or an array of these',
  header: 'a string, a number or a boolean',
  cookie: '',
};

/** Checks that the value of a parameter can be written as text. */
function checkParameter({ name, in: where, target, type, place }: ReadParameter): Problem[] {
  const isPathType = type !== 'boolean' && kindOf(target) !== 'union';
  if (type && (where !== 'path' || isPathType)) return [];
  const message = `the ${where} parameter "${name}" must be ${writable[where]}`;
  return [{ path: [...place, 'schema'], message }];
}

function checkBodies(operation: Operation, refuse: Refuse, schemas: SchemaMap): void {
  const { body, sent = {}, parameters, results } = operation;
  const { additionalProperties, required = [] } = sent;
  const isMergeable = additionalProperties === false && (body?.required || required.length === 0);
  if (!isStructure(sent, schemas)) {
    const message = 'must be an object or an array: the client takes nothing else as params';
    refuse('requestBody', message);
  } else if (body && parameters.length > 0 && !isMergeable) {
    // `params` holds the fields of the body, the query parameters and the headers.
    const message =
      'beside parameters, must be an object with additionalProperties: false, which may require fields only if the body is required';
    refuse('requestBody', message);
  }
  if (results.length === 0) refuse('responses', 'has no successful response (2xx)');
  if (!results.every((schema = {}) => isStructure(schema, schemas))) {
    const message = 'must be an object or an array: the client treats other JSON as a failure';
    refuse('responses', message);
  }
}

/** Whether the types of a schema are only object and array, or not stated. */
function isStructure(schema: Schema, schemas: SchemaMap): boolean {
  return typesOf(schema, schemas).every((type) => ['object', 'array', 'any'].includes(type));
}

/** Checks that the operation has the fields of its `x-cursor`. */
function checkCursor(operation: Operation, refuse: Refuse, schemas: SchemaMap): void {
  const { cursor, parameters, results } = operation;
  if (!cursor) return;
  const { properties = {} } = results[0] ?? {};
  const fields = { items: ['array'], next: ['string', 'null'], more: ['boolean'] };
  for (const [key, allowed] of Object.entries(fields)) {
    const name = cursor[key as keyof typeof fields];
    const types = typesOf(properties[name] ?? {}, schemas);
    if (!types.every((type) => allowed.includes(type))) {
      refuse('x-cursor', `the response must have a field "${name}" of type ${allowed[0]}`);
    }
  }
  const next = parameters.find((one) => one.in === 'query' && one.name === cursor.parameter);
  if (!next || next.required || next.type !== 'string' || next.target.type === 'array') {
    refuse('x-cursor', `"${cursor.parameter}" must be a query parameter, an optional string`);
  }
  if (results.length !== 1) refuse('x-cursor', 'a page needs one successful response');
}
