import { checkBody, isScalar } from './check-body.ts';
import { checkPagination } from './check-pagination.ts';
import { checkEntries, checkParameters } from './check-parameters.ts';
import type { OpenApiDocument, Response } from './openapi.ts';
import { json, rawOperations, type RawOperation } from './operations.ts';
import type { Problem } from './problem.ts';
import { resolve } from './references.ts';

/** Finds operations that cannot become methods of the client. */
export function checkOperations(document: OpenApiDocument): Problem[] {
  const operations = rawOperations(document);
  if (operations.length === 0) return [{ path: ['paths'], message: 'has no operation' }];
  return [
    ...checkPaths(document),
    ...operations.flatMap((raw) => [
      ...checkParameters(document, raw),
      ...checkBody(document, raw),
      ...checkResponses(document, raw),
      ...checkPagination(document, raw),
    ]),
  ];
}

/** Finds paths that match the same requests as another, and unsupported parameters. */
function checkPaths(document: OpenApiDocument): Problem[] {
  const seen = new Map<string, string>();
  return Object.entries(document.paths).flatMap(([path, { parameters }]) => {
    const shape = path.replace(/\{[^}]*\}/g, '{}');
    const other = seen.get(shape);
    seen.set(shape, path);
    const messages = [
      ...(other === undefined ? [] : [`matches the same requests as ${other}`]),
      ...(shape.includes('{}{}') ? ['needs text between two parameters'] : []),
    ];
    return [
      ...messages.map((message) => ({ path: ['paths', path], message })),
      ...checkEntries(document, parameters, ['paths', path, 'parameters']),
    ];
  });
}

function checkResponses(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const place = ['paths', raw.path, raw.httpMethod, 'responses'];
  const entries = Object.entries(raw.operation.responses ?? {});
  const problems: Problem[] = [];
  if (!entries.some(([status]) => status.startsWith('2'))) {
    problems.push({ path: place, message: 'has no successful response (2xx)' });
  }
  for (const [status, entry] of entries) {
    const path = [...place, status];
    const response = resolve<Response>(document, entry);
    const content = Object.entries(response?.content ?? {});
    if (content.some(([kind, media]) => kind !== json || !media.schema)) {
      const kinds = content.map(([kind]) => kind).join(', ');
      const message = `must be ${json} with a schema and nothing else, got ${kinds}`;
      problems.push({ path: [...path, 'content'], message });
    } else if (
      status.startsWith('2') &&
      content.some(([, media]) => isScalar(document, media.schema))
    ) {
      const message = 'must be an object or an array: the client treats other JSON as a failure';
      problems.push({ path: [...path, 'content', json, 'schema'], message });
    }
  }
  return problems;
}
