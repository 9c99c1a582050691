/** A POST to an upstream. */
export interface UpstreamRequest {
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}

/** The parts of a response that the browser gets. A `Response` has them too. */
export interface UpstreamResponse {
  status: number;
  /** With names in lower case. */
  headers: Iterable<[string, string]>;
  body: { getReader(): BodyReader; cancel(): Promise<void> } | null;
}

/** Reads a body chunk by chunk. `cancel` drops the rest. */
export interface BodyReader {
  read(): Promise<ReadableStreamReadResult<Uint8Array>>;
  cancel(reason?: unknown): Promise<void>;
}

/** Sends a POST, and resolves when the headers of the response arrive. Follows no redirect. */
export type SendUpstream = (url: string, request: UpstreamRequest) => Promise<UpstreamResponse>;

/** Sends with `fetch`, which every runtime has. */
export const fetchUpstream: SendUpstream = (url, request) =>
  // A redirect would take the session to another host.
  fetch(url, { method: 'POST', redirect: 'manual', ...request });

/** Faster replacements for `fetch` and `Request`, which `serve` on Node passes to the gateway. */
export interface Runtime {
  send: SendUpstream;
  /** The browser's request, with a signal that aborts when the browser leaves. */
  request?: { headers: Iterable<[string, string]>; signal: AbortSignal };
}

/** The key of a `Runtime` in the second argument of a gateway's `fetch`. No other caller can set it. */
export const runtime: unique symbol = Symbol('runtime');
