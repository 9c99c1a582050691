/** A POST to an upstream. */
export interface UpstreamRequest {
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}

/** The parts of a response that are passed on; a `Response` has them too. */
export interface UpstreamResponse {
  status: number;
  /** In lower case. */
  headers: Iterable<[string, string]>;
  body: Body | null;
}

interface Body {
  getReader(): BodyReader;
  cancel(): Promise<void>;
}

/** Reads the chunks of a body. `cancel` drops the rest and the connection. */
export interface BodyReader {
  read(): Promise<ReadableStreamReadResult<Uint8Array>>;
  cancel(reason?: unknown): Promise<void>;
}

/** Sends a POST, and resolves as soon as the headers of the response are there. */
export type SendUpstream = (url: string, request: UpstreamRequest) => Promise<UpstreamResponse>;

/** Sends with `fetch`, as every runtime can. */
export const fetchUpstream: SendUpstream = (url, request) =>
  // A redirect is not followed: it would take the session to another host.
  fetch(url, { method: 'POST', redirect: 'manual', ...request });

/** What a server may know better than the standard of the Web. */
export interface Runtime {
  send: SendUpstream;
  /** Aborts when the browser leaves. Defaults to the request's own signal. */
  signal?: AbortSignal;
}

/** The key of the second argument of a gateway's `fetch`, where `serve` puts a `Runtime`. */
export const runtime: unique symbol = Symbol('runtime');
