import { checkClosed } from './check-closed.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import { callerParameters } from './operation-schemas.ts';
import { bodyOf, json, type RawOperation } from './operations.ts';
import type { Problem } from './problem.ts';
import { resolve } from './references.ts';

/** Finds request bodies that the generator does not support. */
export function checkBody(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const path = ['paths', raw.path, raw.httpMethod, 'requestBody'];
  const body = bodyOf(document, raw);
  if (!body) return [];
  const problems: Problem[] = [];
  if (raw.httpMethod === 'get') problems.push({ path, message: 'a GET request has no body' });
  const schema = body.content[json]?.schema;
  if (Object.keys(body.content).join() !== json || !schema) {
    const kinds = Object.keys(body.content).join(', ');
    const message = `must be ${json} with a schema and nothing else, got ${kinds}`;
    return [...problems, { path: [...path, 'content'], message }];
  }
  const place = [...path, 'content', json, 'schema'];
  if (isScalar(document, schema)) {
    const message = 'must be an object or an array: the client takes nothing else as params';
    problems.push({ path: place, message });
  }
  return [
    ...problems,
    ...checkClosed(document, schema, place),
    ...checkBesideParameters(document, raw, schema, place),
  ];
}

/** Checks a body beside parameters: `params` holds its fields, the query parameters and the headers. */
function checkBesideParameters(
  document: OpenApiDocument,
  raw: RawOperation,
  schema: Schema,
  path: Problem['path'],
): Problem[] {
  const parameters = callerParameters(document, raw);
  if (parameters.length === 0) return [];
  const target = resolve(document, schema) ?? {};
  const { type, properties = {}, required = [], additionalProperties } = target;
  const isChoice = ['anyOf', 'oneOf', 'allOf'].some((key) => key in target);
  if (type !== 'object' || additionalProperties !== false || isChoice) {
    const message =
      'must be an object with additionalProperties: false, because params also holds the parameters';
    return [{ path, message }];
  }
  const problems = parameters
    .filter(({ name }) => Object.hasOwn(properties, name))
    .map(({ name, in: place }) => ({
      path,
      message: `the field "${name}" is also a ${place} parameter, and params can hold only one of them`,
    }));
  if (required.length > 0 && !bodyOf(document, raw)?.required) {
    const message = 'an optional body beside parameters must not have required fields';
    problems.push({ path, message });
  }
  return problems;
}

/** Whether the type of a schema allows a string, a number, a boolean or null. */
export function isScalar(
  document: OpenApiDocument,
  schema: Schema = {},
  seen = new Set(),
): boolean {
  const target = resolve(document, schema) ?? {};
  // A union may refer to itself. The check of schemas reports that.
  if (seen.has(target)) return false;
  seen.add(target);
  const { type, const: value, enum: values, anyOf = [], oneOf = [] } = target;
  return (
    [type ?? []].flat().some((each) => each !== 'object' && each !== 'array') ||
    (type === undefined && (value ?? values) !== undefined) ||
    [...anyOf, ...oneOf].some((each) => isScalar(document, each, seen))
  );
}
