import { readJson, validate } from '../http/body.ts';
import { ApiError, jsonResponse, type Handler } from '../http/response.ts';
import { createRouter } from '../http/router.ts';
import { eventStream } from './event-stream.ts';
import type { Controls } from './controls.ts';
import { controlRoutes } from './routes.ts';

/** The prefix of the control API. */
export const controlPath = '/_emulator';

/** Creates the control API, which inspects and drives an emulator over HTTP. */
export function createControl(controls: Controls): Handler {
  const findRoute = createRouter(controlPath, controlRoutes);
  return async (request) => {
    const { route, parameters } = findRoute(request.method, request.path);
    const query = Object.fromEntries(new URLSearchParams(request.query));
    if (route.query) validate(route.query, query);
    // Another site must not see the API keys that back ends send. Its name may lead to this machine.
    if (query['secrets'] === 'true' && (request.header('origin') || request.isForeignName)) {
      throw new ApiError(
        403,
        'Only programs and the page of the emulator may see API keys. Call it by its address, or by the name of its host option.',
      );
    }
    const body = route.body && validate(route.body, await readJson(request));
    const result = route.run(controls, body, { ...query, ...parameters });
    // A route with events returns its subscribe function.
    if (route.event) return eventStream(result as Controls['subscribe']);
    return route.result ? jsonResponse(200, result) : { status: 204, headers: {}, body: '' };
  };
}
