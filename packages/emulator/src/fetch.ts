import { hasBody, type Answer } from './answers.ts';
import type { PlainRequest } from './plain-request.ts';
import { decodeText } from './requests.ts';

/** A `fetch` over what answers plain requests. Faults act on its promise and on the body. */
export function createFetch(
  handle: (request: PlainRequest) => Promise<Answer>,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const held: Held = new Set();
  return async (input, init) => {
    const request = new Request(input, init);
    const signal = signalOf(input, init);
    signal?.throwIfAborted();
    const letGo = hold(held, input);
    try {
      const answer = await untilAborted(signal, handle(toPlainRequest(request)));
      if (answer.delay) await pause(answer.delay, signal);
      if (answer.ending === 'reset') throw networkError('fetch failed', 'ECONNRESET');
      const { status, headers } = answer;
      const stalled = () => stalledBody(signal, hold(held, input));
      const body = request.method === 'HEAD' ? null : toBody(answer, stalled);
      return new Response(body, { status, headers });
    } finally {
      letGo();
    }
  };
}

/**
 * The caller's own signal. That of a `Request` made from it is reached from the caller's by a weak
 * reference alone, so that after a garbage collection an abort would not come through.
 */
function signalOf(input: string | URL | Request, init?: RequestInit): AbortSignal | undefined {
  const inherited = input instanceof Request ? input.signal : undefined;
  return (init?.signal === undefined ? inherited : init.signal) ?? undefined;
}

/** What the calls that are not over came with: a `Request` of the caller must outlive its call. */
type Held = Set<{ input: string | URL | Request }>;

function hold(held: Held, input: string | URL | Request): () => void {
  const entry = { input };
  held.add(entry);
  return () => held.delete(entry);
}

function toPlainRequest(request: Request): PlainRequest {
  return {
    method: request.method,
    path: new URL(request.url).pathname,
    header: (name) => request.headers.get(name),
    text: (limit) => readText(request, limit),
  };
}

/** Not as a stream, which Firefox does not give: https://bugzilla.mozilla.org/show_bug.cgi?id=1387483 */
async function readText(request: Request, limit: number): Promise<string | undefined> {
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > limit ? undefined : decodeText(bytes);
}

function toBody(answer: Answer, stalled: () => ReadableStream): string | ReadableStream | null {
  if (!hasBody(answer.status)) return null;
  if (answer.ending === 'truncated') return truncatedBody(answer.body);
  if (answer.ending === 'stalled') return stalled();
  return answer.body;
}

function truncatedBody(body: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      // An error at once would drop what was enqueued.
      if (isSent) controller.error(networkError('terminated', 'UND_ERR_SOCKET'));
      else controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
      isSent = true;
    },
  });
}

/** Lets go of the call once the signal or the reader ends it. */
function stalledBody(
  signal: AbortSignal | undefined,
  letGo: () => void,
): ReadableStream<Uint8Array> {
  let forget: () => void;
  return new ReadableStream({
    start(controller) {
      forget = onAbort(signal, (reason) => {
        letGo();
        controller.error(reason);
      });
    },
    cancel() {
      forget();
      letGo();
    },
  });
}

/** As Node's own `fetch` words it. */
function networkError(message: string, code: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(code), { code }) });
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return untilAborted(signal, elapsed).finally(() => clearTimeout(timer));
}

/** The promise's outcome, or the signal's reason if that comes first. */
function untilAborted<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const forget = onAbort(signal, reject);
    promise.then(resolve, reject).finally(forget);
  });
}

/** Acts on the abort of a signal, at once if it was before, until what this returns is called. */
function onAbort(signal: AbortSignal | undefined, act: (reason: unknown) => void): () => void {
  if (!signal) return () => {};
  const listener = (): void => act(signal.reason);
  if (signal.aborted) listener(); // It will tell no listener any more.
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}
