import { ApiError, errorResponse, type PlainResponse } from '../http/response.ts';
import type { Fault } from './schema.ts';

const errorPage =
  '<!doctype html>\n<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>\n';

/** Applies a fault to a call and returns the response. `run` runs the operation. */
export async function applyFault(
  fault: Fault,
  run: () => Promise<PlainResponse>,
): Promise<PlainResponse> {
  const replacesOperation = fault.status !== undefined || fault.reset === 'before';
  const response = replacesOperation ? createResponse(fault) : await run();
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    response.headers[name.toLowerCase()] = value;
  }
  response.fault = describe(fault);
  if (fault.delay !== undefined) response.delay = fault.delay;
  if (fault.reset) response.ending = 'reset';
  switch (fault.damage) {
    case 'truncated':
    case 'stalled':
      response.ending = fault.damage;
      break;
    case 'invalid':
      // The body is complete for HTTP. Only a JSON parser notices.
      response.body = response.body.slice(0, Math.ceil(response.body.length / 2));
      break;
    case 'html':
      response.body = errorPage;
      response.headers['content-type'] = 'text/html; charset=utf-8';
  }
  return response;
}

function createResponse({ status = 500, body }: Fault): PlainResponse {
  if (typeof body === 'string') return { status, headers: { 'content-type': 'text/plain' }, body };
  if (body === undefined && status < 400) return { status, headers: {}, body: '' };
  const response = errorResponse(
    new ApiError(status, 'A fault of the emulator caused this error.'),
  );
  return body === undefined ? response : { ...response, body: JSON.stringify(body) };
}

/** Describes a fault in the format of the flag `--fault`, without its body, `operation`, `times` and `rate`. */
function describe({ status, delay, damage, reset, headers }: Fault): string {
  const parts = [
    ...Object.entries({ status, delay, damage, reset }).filter(([, value]) => value !== undefined),
    ...Object.entries(headers ?? {}).map(([name, value]) => [`headers.${name}`, value] as const),
  ];
  return parts.map(([name, value]) => `${name}=${value}`).join(',');
}
