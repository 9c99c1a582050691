import { applyFault } from '../faults/apply.ts';
import type { FaultQueue } from '../faults/queue.ts';
import { basePath, routes } from '../gen/routes.gen.ts';
import type { PlainRequest } from '../http/request.ts';
import { ApiError, errorResponse, type Handler, type PlainResponse } from '../http/response.ts';
import { createRouter } from '../http/router.ts';
import { authenticate } from './authentication.ts';
import type { State } from './call.ts';
import { withDefaults } from './defaults.ts';
import { operations } from './operations.ts';
import { createPathCheck, readParams } from './params.ts';
import type { Route } from '../http/route.ts';

interface ApiOptions {
  state: State;
  faults: FaultQueue;
  /** The keys to accept. Defaults to any key. */
  apiKeys: ReadonlySet<string> | undefined;
}

/** Creates the API under `/v1`, from the generated table of routes. */
export function createApi({ state, faults, apiKeys }: ApiOptions): Handler {
  const table = routes.map((route) => ({ ...route, checkPath: createPathCheck(route) }));
  const findRoute = createRouter(basePath, table);
  return async (request) => {
    const { route, parameters } = findRoute(request.method, request.path);
    // Checks the key first: a request without a valid key must not use up a fault.
    const apiKey = authenticate(request, apiKeys);
    const run = () => runOperation(state, route, request, { apiKey, parameters });
    const fault = faults.take(route.operationId);
    return await (fault ? applyFault(fault, () => run().catch(errorResponse)) : run());
  };
}

async function runOperation(
  state: State,
  route: Route & { checkPath: ReturnType<typeof createPathCheck> },
  request: PlainRequest,
  caller: { apiKey: string; parameters: Readonly<Record<string, string>> },
): Promise<PlainResponse> {
  checkHeaders(route, request);
  const operation = operations[route.operationId];
  if (!operation) {
    throw new ApiError(501, `The emulator does not implement ${route.operationId} yet.`, {
      code: 'not_implemented',
    });
  }
  route.checkPath(caller.parameters);
  const sent = await readParams(route, request);
  const params = withDefaults(route.params?.defaults, sent);
  return operation({ state, request, ...caller, sent, params });
}

function checkHeaders(route: Route, request: PlainRequest): void {
  for (const [name, value] of Object.entries(route.headers)) {
    if (request.header(name.toLowerCase())?.trim() !== value) {
      throw new ApiError(400, `The header ${name} must be ${value}.`, {
        param: name.toLowerCase(),
        code: 'invalid_beta',
      });
    }
  }
}
