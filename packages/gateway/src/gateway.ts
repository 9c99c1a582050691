import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createEndpoint } from './chat/endpoint.ts';
import { createWorkflows } from './chat/workflow.ts';
import { checkOptions } from './check-options.ts';
import { Refusal } from './http/refusal.ts';
import { fetchUpstream, runtime, type Runtime } from './http/upstream.ts';
import { GatewayOptionsSchema } from './options-schema.ts';
import type { GatewayOptions } from './options.ts';
import { createApi } from './sessions/api.ts';
import { Signer } from './signing.ts';
import { guard } from './stores/guard.ts';
import { MemoryStore } from './stores/memory-store.ts';

/** A gateway. `fetch` works without its object, as in `export const POST = gateway.fetch`. */
export interface Gateway {
  /** Responds to a request for the sessions API or the chat endpoint. Never rejects. */
  fetch(request: Request): Promise<Response>;
}

/**
 * Creates the sessions API and the chat endpoint in front of the ChatKit servers that you run.
 *
 * ```ts
 * const gateway = createGateway({
 *   apiKeys: [apiKey],
 *   secrets: [secret],
 *   workflows: { wf_support: { upstream: 'http://127.0.0.1:8000/chatkit' } },
 * });
 * ```
 *
 * Throws a TypeError for an unknown or invalid option. Server-only.
 */
export function createGateway(options: GatewayOptions): Gateway {
  checkOptions(GatewayOptionsSchema, options);
  const { path = '/chatkit', bodyLimit = 10 * 2 ** 20, timeout = 30_000, apiKeys } = options;
  const signer = new Signer(options.secrets);
  const report = (error: Error, request: Request): void =>
    void tell(options.onError, error, request);
  const parts = {
    signer,
    store: guard(options.store ?? new MemoryStore()),
    clock: options.clock ?? (() => Date.now()),
    bodyLimit,
    timeout,
  };
  const workflows = createWorkflows(options.workflows, signer);
  const chat = createEndpoint({ ...parts, workflows, onError: report });

  const app = new Hono<{ Bindings: { [runtime]?: Runtime } }>();
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('cache-control', 'no-store');
    context.res.headers.set('x-request-id', `req_${crypto.randomUUID().replaceAll('-', '')}`);
  });
  app.route('/', createApi({ ...parts, apiKeys, workflows: options.workflows }));
  if (options.allowedOrigins) app.use(path, cors(corsOptions(options.allowedOrigins)));
  app.post(path, ({ req, env }) => chat(req.raw, env[runtime] ?? { send: fetchUpstream }));
  app.all(path, () => {
    throw new Refusal(405, 'A chat request must be a POST.', { headers: { allow: 'POST' } });
  });
  app.notFound(() => new Refusal(404, 'There is nothing at this path.').toResponse());
  app.onError((error, context) => {
    const refusal = error instanceof Refusal ? error : refuseFailure(error);
    if (refusal.cause instanceof Error) report(refusal.cause, context.req.raw);
    return refusal.toResponse();
  });
  return { fetch: async (request: Request, env: object = {}) => app.fetch(request, env) };
}

function refuseFailure(error: Error): Refusal {
  const cause = new Error('The gateway failed.', { cause: error });
  return new Refusal(500, 'The gateway failed.', { cause });
}

function corsOptions(allowedOrigins: readonly string[]) {
  return {
    origin: [...allowedOrigins],
    allowMethods: ['POST'],
    exposeHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  };
}

async function tell(
  onError: GatewayOptions['onError'],
  error: Error,
  request: Request,
): Promise<void> {
  try {
    if (onError) await onError(error, request);
    // oxlint-disable-next-line no-console -- the default must not hide a failure
    else console.error(`ChatKit gateway: ${error.message}`);
  } catch {
    // The response does not depend on the report.
  }
}
