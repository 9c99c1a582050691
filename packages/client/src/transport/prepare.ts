import { buildBody } from '../request/body.ts';
import { placeParams } from '../request/params.ts';
import { buildURL } from '../request/url.ts';
import { validate } from '../validation/validate.ts';
import type { Call, PreparedRequest } from './call.ts';
import { raceCall } from './scope.ts';

/** Builds the request once. */
export function prepare({ operation, settings, pathParameters, params }: Call): PreparedRequest {
  const { query, header, body } = placeParams(operation, params);
  const url = buildURL(operation, settings, pathParameters, query);
  return { url, body: buildBody(body), header };
}

/** Validates the params of a call, unless the operation does without them. */
export async function validateRequest(call: Call): Promise<void> {
  const { operation, params } = call;
  if (params === undefined && operation.isOptional) return;
  await raceCall(call, () => validate(call, 'request', params));
}
