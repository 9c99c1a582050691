import { Hono } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';
import { basePath, routes } from '../gen/routes.gen.ts';
import { readJsonText, type BodyLimits } from '../http/body.ts';
import { parseJson } from '../http/json.ts';
import { readBearer, Refusal } from '../http/refusal.ts';
import type { Route } from '../http/route.ts';
import { operations, type OperationParts } from './operations.ts';

/** The parts of a gateway that the sessions API uses. */
export interface ApiParts extends OperationParts, BodyLimits {
  apiKeys: readonly string[];
}

/** Returns an app with the routes of the spec that the gateway serves. */
export function createApi(parts: ApiParts): Hono {
  const api = new Hono().basePath(basePath);
  for (const route of routes) {
    const operate = operations[route.operationId];
    if (!operate) continue;
    const path = route.path.replace(/\{(.+?)\}/g, ':$1');
    api.on(route.method, path, async (context) => {
      await checkKey(context.req.raw.headers, parts.apiKeys);
      checkHeaders(context.req.raw.headers, route);
      const body = await readBody(route, context.req.raw, parts);
      return context.json(await operate(parts, { parameters: context.req.param(), body }));
    });
    api.all(path, () => {
      const message = `This path accepts only ${route.method}.`;
      throw new Refusal(405, message, { headers: { allow: route.method } });
    });
  }
  return api;
}

/** Compares the request's key with every API key in constant time. Throws a Refusal of 401 without the key. */
async function checkKey(headers: Headers, apiKeys: readonly string[]): Promise<void> {
  const code = 'invalid_api_key';
  const given = readBearer(headers);
  if (!given) {
    const message = 'Send your API key in the header Authorization: Bearer <key>.';
    throw new Refusal(401, message, headers.get('authorization') ? { code } : {});
  }
  const equal = await Promise.all(apiKeys.map((key) => timingSafeEqual(key, given)));
  if (!equal.includes(true)) {
    throw new Refusal(401, 'Incorrect API key provided.', { code });
  }
}

function checkHeaders(headers: Headers, route: Route): void {
  for (const [name, value] of Object.entries(route.headers)) {
    if (headers.get(name)?.trim() !== value) {
      const param = name.toLowerCase();
      throw new Refusal(400, `The header ${name} must be ${value}.`, {
        param,
        code: 'invalid_beta',
      });
    }
  }
}

/** Returns the body with every default, or undefined for an operation without a body. */
async function readBody({ params }: Route, request: Request, limits: BodyLimits): Promise<unknown> {
  if (!params) return undefined;
  const value = parseJson(await readJsonText(request, limits));
  const issue = params.schema.safeParse(value).error?.issues[0];
  if (!issue) return withDefaults(params.defaults, value);
  // zod reports an unknown key at its parent: name the key itself.
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  const param = path.map(String).join('.');
  const problem = issue.message.replace(/\.?$/, '.');
  const message = param ? `Invalid '${param}': ${problem}` : problem;
  throw new Refusal(400, message, param ? { param } : {});
}

/** Returns the value with the missing fields from the defaults, at every depth. */
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
