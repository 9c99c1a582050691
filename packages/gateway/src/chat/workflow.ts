import type { SendUpstream, UpstreamRequest, UpstreamResponse } from '../http/upstream.ts';
import type { GatewayOptions } from '../options.ts';
import type { Session } from '../sessions/session.ts';
import type { Signer } from '../signing.ts';
import { toSessionHeader } from './session-header.ts';

/** The request for a workflow's server: the browser's request with the forwarded headers only. */
export interface WorkflowRequest extends UpstreamRequest {
  url: string;
  /** Sends the request to an upstream. */
  send: SendUpstream;
}

/** Sends a request with its session to a workflow's server, in this process or elsewhere. */
export type Workflow = (request: WorkflowRequest, session: Session) => Promise<UpstreamResponse>;

/** Returns the workflows by id. */
export function createWorkflows(
  workflows: GatewayOptions['workflows'],
  signer: Signer,
): ReadonlyMap<string, Workflow> {
  const entries = Object.entries(workflows).map(([id, target]): [string, Workflow] => [
    id,
    typeof target === 'function'
      ? async ({ url, headers, body, signal }, session) =>
          target(new Request(url, { method: 'POST', headers, body, signal }), session)
      : createUpstream(target.upstream, signer),
  ]);
  return new Map(entries);
}

function createUpstream(upstream: string, signer: Signer): Workflow {
  return async ({ send, headers, body, signal }, session) => {
    headers['x-chatkit-user'] = encodeUser(session.user);
    headers['x-chatkit-session'] = await toSessionHeader(signer, session);
    return send(upstream, { headers, body, signal });
  };
}

/** Percent-encodes the characters that a header cannot carry, and `%` itself. */
function encodeUser(user: string): string {
  return user.replace(/[^\x21-\x24\x26-\x7e]/gu, encodeURIComponent);
}
