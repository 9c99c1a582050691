import { applyFault } from '../faults/apply.ts';
import type { FaultQueue } from '../faults/queue.ts';
import { basePath, routes } from '../gen/routes.gen.ts';
import { readJson } from '../http/body.ts';
import type { PlainRequest } from '../http/request.ts';
import { ApiError, errorResponse, type Handler, type PlainResponse } from '../http/response.ts';
import { createRouter } from '../http/router.ts';
import { authenticate } from './authentication.ts';
import { withDefaults } from './defaults.ts';
import { operations, type State } from './operations.ts';
import type { Route } from './route.ts';

interface ApiOptions {
  state: State;
  faults: FaultQueue;
  /** The keys to accept. Defaults to any key. */
  apiKeys: ReadonlySet<string> | undefined;
}

/** Creates the API under `/v1`, from the generated table of routes. */
export function createApi({ state, faults, apiKeys }: ApiOptions): Handler {
  const findRoute = createRouter(basePath, routes);
  return async (request) => {
    const { route, parameters } = findRoute(request.method, request.path);
    // First the key: a request without it must not use up a fault.
    const apiKey = authenticate(request, apiKeys);
    const run = () => runOperation(state, route, request, { apiKey, parameters });
    const fault = faults.take(route.operationId);
    return fault ? applyFault(fault, () => run().catch(errorResponse)) : run();
  };
}

async function runOperation(
  state: State,
  route: Route,
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
  const { params } = route;
  const sentBody = params && (await readJson(request, params.schema, route.body === 'required'));
  const body = withDefaults(params?.defaults, sentBody);
  return operation({ state, request, ...caller, sentBody, body });
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
