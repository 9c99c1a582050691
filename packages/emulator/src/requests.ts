import { refuseBody, Refusal } from './answers.ts';
import type { Route } from './route.ts';

/** Refuses a request whose key or required headers are not there. */
export function checkHeaders(route: Route, headers: Headers): void {
  const [, key] = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (!key) {
    throw new Refusal(
      401,
      "You didn't provide an API key. Send it as the header Authorization: Bearer <key>.",
      { code: 'missing_api_key' },
    );
  }
  for (const [name, value] of Object.entries(route.headers)) {
    if (headers.get(name) !== value) {
      throw new Refusal(400, `The header ${name} must be ${value}.`, {
        param: name.toLowerCase(),
        code: 'invalid_beta',
      });
    }
  }
}

/** The body of a request, checked by its schema, with the defaults of the spec resolved. */
export async function readBody(route: Route, request: Request): Promise<unknown> {
  if (!route.body) return undefined;
  const text = await request.text();
  if (text === '' && !route.body.required) return withDefaults(route.body.defaults, undefined);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body of the request is no valid JSON.');
  }
  const result = route.body.schema.safeParse(body);
  const issue = result.error?.issues[0];
  if (issue) throw refuseBody(issue);
  return withDefaults(route.body.defaults, body);
}

/** The value, and where it has nothing the default, at every depth. */
function withDefaults(defaults: unknown, value: unknown): unknown {
  if (value === undefined) return defaults;
  if (!isObject(defaults) || !isObject(value)) return value;
  const merged: Record<string, unknown> = { ...defaults, ...value };
  for (const key of Object.keys(defaults)) merged[key] = withDefaults(defaults[key], value[key]);
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
