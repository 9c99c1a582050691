import { checkClosed } from './check-closed.ts';
import { checkParameters } from './check-parameters.ts';
import type { OpenApiDocument, RequestBody, Response } from './openapi.ts';
import { parametersOf, rawOperations, resolve, type RawOperation } from './operations.ts';
import type { Problem } from './problem.ts';

/** What keeps an operation of the document from becoming a method of the client, whole. */
export function checkOperations(document: OpenApiDocument): Problem[] {
  const operations = rawOperations(document);
  if (operations.length === 0) return [{ path: ['paths'], message: 'has no operation' }];
  return operations.flatMap((raw) => [
    ...checkParameters(document, raw),
    ...checkBody(document, raw),
    ...checkResponses(document, raw),
  ]);
}

function checkBody(document: OpenApiDocument, raw: RawOperation): Problem[] {
  if (!raw.operation.requestBody) return [];
  const path = ['paths', raw.path, raw.httpMethod, 'requestBody'];
  const body = resolve<RequestBody>(document, raw.operation.requestBody);
  if (!body) return [{ path, message: 'leads nowhere' }];
  const problems: Problem[] = [];
  const schema = body.content['application/json']?.schema;
  if (Object.keys(body.content).join() !== 'application/json' || !schema) {
    const message = 'must be application/json with a schema, and nothing else';
    problems.push({ path: [...path, 'content'], message });
  } else if (schema.$ref === undefined) {
    const message = 'needs a name: put it under components/schemas, and a $ref here';
    problems.push({ path: [...path, 'content', 'application/json', 'schema'], message });
  } else {
    problems.push(...checkClosed(document, schema));
  }
  if (raw.httpMethod === 'get') problems.push({ path, message: 'a GET request has no body' });
  if (parametersOf(document, raw).some((p) => p.in === 'query')) {
    problems.push({
      path,
      message:
        'the operation has query parameters too: a method takes one params object, for either',
    });
  }
  return problems;
}

function checkResponses(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const place = ['paths', raw.path, raw.httpMethod, 'responses'];
  const entries = Object.entries(raw.operation.responses ?? {});
  const problems: Problem[] = [];
  if (!entries.some(([status]) => status.startsWith('2'))) {
    problems.push({ path: place, message: 'has no successful answer (2xx)' });
  }
  for (const [status, entry] of entries) {
    const path = [...place, status];
    const response = resolve<Response>(document, entry);
    if (!response) problems.push({ path, message: 'leads nowhere' });
    const content = Object.entries(response?.content ?? {});
    if (content.some(([kind, media]) => kind !== 'application/json' || !media.schema)) {
      problems.push({
        path: [...path, 'content'],
        message: 'must be application/json with a schema',
      });
    }
  }
  return problems;
}
