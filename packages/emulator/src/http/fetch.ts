import { decodeText } from './body.ts';
import type { PlainRequest } from './request.ts';
import {
  hasBody,
  maxUnread,
  type Handler,
  type PlainResponse,
  type TextStream,
} from './response.ts';
import { signalOf, Signals, throwIfAborted, type Listener } from './signal.ts';

/** Creates a `fetch` that calls a handler. For a broken response, it rejects or its body errors. */
export function createFetch(
  handle: Handler,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const active: ActiveInputs = new Set();
  const signals = new Signals();
  return async (input, init) => {
    const signal = signalOf(input, init);
    // Created without the signal, since the platform's Request rejects the AbortSignal of jsdom.
    const request = new Request(input, { ...init, signal: null });
    throwIfAborted(signal);
    const release = retain(active, input);
    try {
      const response = await signals.untilAborted(signal, handle(toPlainRequest(request)));
      if (response.delay) await signals.sleep(response.delay, signal);
      if (response.ending === 'reset') throw networkError('fetch failed', 'ECONNRESET');
      const { status, headers } = response;
      const onAbort = (listener: Listener) => signals.onAbort(signal, listener);
      const endless = (stream?: TextStream) => endlessBody(onAbort, retain(active, input), stream);
      const body = request.method === 'HEAD' ? null : toBody(response, endless);
      return new Response(body, { status, headers });
    } finally {
      release();
    }
  };
}

/** The inputs of active calls. If a caller's `Request` were collected, its signal would not abort. */
type ActiveInputs = Set<{ input: string | URL | Request }>;

function retain(active: ActiveInputs, input: string | URL | Request): () => void {
  const entry = { input };
  active.add(entry);
  return () => active.delete(entry);
}

function toPlainRequest(request: Request): PlainRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: request.headers,
    header: (name) => request.headers.get(name),
    text: (limit) => readText(request, limit),
  };
}

/** Reads the whole body: Firefox has no `body` stream, https://bugzilla.mozilla.org/show_bug.cgi?id=1387483. */
async function readText(request: Request, limit: number): Promise<string | undefined> {
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > limit ? undefined : decodeText(bytes);
}

function toBody(
  response: PlainResponse,
  endless: (stream?: TextStream) => ReadableStream,
): string | ReadableStream | null {
  if (!hasBody(response.status)) return null;
  if (response.ending === 'truncated') return truncatedBody(response.body);
  if (response.ending === 'stalled') return endless();
  if (response.stream) return endless(response.stream);
  return response.body;
}

function truncatedBody(body: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      // An error in the same pull would drop the bytes that were enqueued.
      if (isSent) controller.error(networkError('terminated', 'UND_ERR_SOCKET'));
      else controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
      isSent = true;
    },
  });
}

/**
 * Creates a body from the texts of a stream. Without a stream, the body never sends anything. Calls
 * `release` when the signal or the reader ends the body.
 */
function endlessBody(
  onAbort: (listener: Listener) => () => void,
  release: () => void,
  stream: TextStream = () => () => {},
): ReadableStream<Uint8Array> {
  let end: () => void;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      const encoder = new TextEncoder();
      const fail = (reason: unknown): void => {
        end();
        controller.error(reason);
      };
      const stop = stream((text) => {
        controller.enqueue(encoder.encode(text));
        const isFull = (controller.desiredSize ?? 0) <= 0;
        if (isFull) fail(networkError('terminated', 'UND_ERR_SOCKET')); // As a server does.
      });
      let unsubscribe = (): void => {};
      end = () => {
        unsubscribe();
        stop();
        release();
      };
      unsubscribe = onAbort(fail);
    },
    cancel: () => end(),
  };
  return new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: maxUnread }));
}

/** Creates an error like those of Node's own `fetch`. */
function networkError(message: string, code: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(code), { code }) });
}
