import { hasBody, type Answer } from './answers.ts';
import type { PlainRequest } from './plain-request.ts';

/** A `fetch` over what answers plain requests. Faults act on its promise and on the body. */
export function createFetch(
  handle: (request: PlainRequest) => Promise<Answer>,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const answer = await untilAborted(signal, handle(toPlainRequest(request)));
    if (answer.delay) await pause(answer.delay, signal);
    if (answer.ending === 'reset') throw networkError('fetch failed', 'ECONNRESET');
    const { status, headers } = answer;
    const body = request.method === 'HEAD' ? null : toBody(answer, signal);
    return new Response(body, { status, headers });
  };
}

function toPlainRequest(request: Request): PlainRequest {
  return {
    method: request.method,
    path: new URL(request.url).pathname,
    header: (name) => request.headers.get(name),
    text: (limit) => readText(request, limit),
  };
}

async function readText(request: Request, limit: number): Promise<string | undefined> {
  if (!request.body) return '';
  const decoder = new TextDecoder();
  const reader = request.body.getReader();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function toBody(answer: Answer, signal: AbortSignal): string | ReadableStream | null {
  if (!hasBody(answer.status)) return null;
  if (answer.ending === 'truncated') return truncatedBody(answer.body);
  if (answer.ending === 'stalled') return stalledBody(signal);
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

function stalledBody(signal: AbortSignal): ReadableStream<Uint8Array> {
  let stop: (() => void) | undefined;
  return new ReadableStream({
    start(controller) {
      stop = () => controller.error(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
    },
    cancel() {
      if (stop) signal.removeEventListener('abort', stop);
    },
  });
}

/** As Node's own `fetch` words it. */
function networkError(message: string, code: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(code), { code }) });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return untilAborted(signal, elapsed).finally(() => clearTimeout(timer));
}

/** The promise's outcome, or the signal's reason if that comes first. */
function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
