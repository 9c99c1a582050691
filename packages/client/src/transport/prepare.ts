import { buildBody } from '../request/body.ts';
import { placeParams } from '../request/params.ts';
import { buildURL } from '../request/url.ts';
import { validate } from '../validation/validate.ts';
import type { Call, PreparedRequest } from './call.ts';
import { Limit } from './scope.ts';

/** Builds the request once. */
export function prepare({ operation, settings, pathParameters, params }: Call): PreparedRequest {
  const { query, header, body } = placeParams(operation, params);
  const url = buildURL(operation, settings, pathParameters, query);
  return { url, body: buildBody(body), header };
}

export async function validateRequest(call: Call): Promise<void> {
  const { operation, params, scope } = call;
  if (params === undefined && operation.isOptional) return;
  const limit = new Limit(scope, Infinity);
  await limit.race(() => validate(call, 'request', params)).finally(() => limit.clear());
}
