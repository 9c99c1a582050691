import { errorAnswer, Refusal, type Answer } from './answers.ts';
import type { Faults } from './faults.ts';
import { basePath, routes } from './gen/routes.gen.ts';
import { operations, type State } from './operations.ts';
import type { PlainRequest } from './plain-request.ts';
import { checkHeaders, checkKey, readJson, withDefaults } from './requests.ts';
import type { Route } from './route.ts';
import { createRouter } from './router.ts';
import { strike } from './strike.ts';

/** What the API is made of. */
export interface ApiParts extends State {
  faults: Faults;
  /** The keys that pass. Without it, any. */
  apiKeys: ReadonlySet<string> | undefined;
}

/** Answers requests under `/v1` by the generated table of routes. */
export function createApi(parts: ApiParts): (request: PlainRequest) => Promise<Answer> {
  const findRoute = createRouter(basePath, routes);
  return async (request) => {
    const { route, parameters } = findRoute(request.method, request.path);
    // Faults come first, as a gateway's would: before the key and the body are looked at.
    const fault = parts.faults.take(route.operationId);
    if (!fault) return carryOut(parts, route, request, parameters);
    return strike(fault, () =>
      carryOut(parts, route, request, parameters).catch((error: unknown) => {
        if (error instanceof Refusal) return errorAnswer(error);
        throw error;
      }),
    );
  };
}

async function carryOut(
  parts: ApiParts,
  route: Route,
  request: PlainRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<Answer> {
  const apiKey = checkKey(request, parts.apiKeys);
  checkHeaders(route, request);
  const act = operations[route.operationId];
  if (!act) {
    throw new Refusal(501, `The emulator does not act on ${route.operationId} yet.`, {
      code: 'not_implemented',
    });
  }
  const given = route.params && (await readJson(request, route.params.schema));
  const body = withDefaults(route.params?.defaults, given);
  return act({ state: parts, request, apiKey, parameters, given, body });
}
