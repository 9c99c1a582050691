import { BodyStream } from '../http/body-stream.ts';
import { Refusal } from '../http/refusal.ts';
import type { BodyReader, Runtime, UpstreamResponse } from '../http/upstream.ts';
import type { Session } from '../sessions/session.ts';
import { toForwardedHeaders, toReturnedHeaders } from './headers.ts';
import type { Workflow } from './workflow.ts';

/** A chat request to forward. */
export interface Forwarding {
  workflow: Workflow;
  /** The browser's request, whose body was already read. */
  request: Request;
  clientSecret: string;
  session: Session;
  /** The longest wait for the response's headers, in milliseconds. */
  timeout: number;
  runtime: Runtime;
  /** Gets the error of a stream that breaks after its headers were sent. */
  onError: (error: Error) => void;
}

/**
 * Sends a chat request to its workflow's server, and returns the response without the headers that
 * are not for the browser. Throws a Refusal if the server is down (502), too slow (504) or responds
 * with another status than 2xx, since its message is not for the browser. A browser that leaves
 * aborts the request.
 */
export async function forward(forwarding: Forwarding, body: string): Promise<Response> {
  const { request, session, timeout } = forwarding;
  const { signal } = forwarding.runtime.request ?? request;
  const id = session.workflow.id;
  const aborting = new AbortController();
  const leave = (): void => aborting.abort(new Refusal(499, 'The browser left.'));
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave);
  const timer = setTimeout(() => {
    const cause = new Error(`Workflow ${id}: no response within ${timeout} ms.`);
    aborting.abort(new Refusal(504, 'The chat server took too long.', { cause }));
  }, timeout);
  // The signal of a collected request no longer aborts: keep a reference until the response ends.
  let held: Request | undefined = request;
  const end = (): void => {
    held &&= undefined;
    signal.removeEventListener('abort', leave);
  };
  try {
    const response = await send(forwarding, body, aborting.signal);
    const { status } = response;
    if (status < 200 || status > 299) {
      void response.body?.cancel().catch(() => {});
      throw refuseStatus(status, id);
    }
    const onBreak = (cause: unknown): void => {
      if (aborting.signal.aborted) return;
      forwarding.onError(new Error(`Workflow ${id}: the response broke off.`, { cause }));
    };
    const stream =
      response.body && new BodyStream(watch(response.body, aborting.signal, { onBreak, end }));
    if (!stream) end();
    return new Response(stream, { status, headers: toReturnedHeaders(response.headers) });
  } catch (error) {
    end();
    if (aborting.signal.aborted) throw aborting.signal.reason;
    if (error instanceof Refusal) throw error;
    const cause = new Error(`Workflow ${id}: the server failed.`, { cause: error });
    throw new Refusal(502, 'The chat server failed.', { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Sends the request. Rejects at an abort even if the workflow ignores the signal. */
async function send(
  { workflow, request, clientSecret, session, runtime }: Forwarding,
  body: string,
  signal: AbortSignal,
): Promise<UpstreamResponse> {
  const headers = toForwardedHeaders((runtime.request ?? request).headers, clientSecret);
  const response = workflow(
    { url: request.url, headers, body, signal, send: runtime.send },
    session,
  );
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([response, aborted]).catch((error: unknown) => {
    // Release a response that comes after the abort.
    void response.then(({ body }) => body?.cancel()).then(undefined, () => {});
    throw error;
  });
}

function refuseStatus(status: number, id: string): Refusal {
  const cause = new Error(`Workflow ${id}: the server responded ${status}.`);
  const isCallers = status >= 400 && status < 500;
  const message = isCallers ? 'The chat server refused the request.' : 'The chat server failed.';
  return new Refusal(isCallers ? status : 502, message, { code: 'upstream_error', cause });
}

/** Returns a reader of the body that reports how it ends. An abort breaks the body. */
function watch(
  body: NonNullable<UpstreamResponse['body']>,
  signal: AbortSignal,
  { onBreak, end }: { onBreak: (cause: unknown) => void; end: () => void },
): BodyReader {
  const reader = body.getReader();
  // A workflow that is a function may ignore its signal.
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true });
  return {
    async read() {
      try {
        const next = await reader.read();
        signal.throwIfAborted();
        if (next.done) end();
        return next;
      } catch (error) {
        end();
        onBreak(error);
        // oxlint-disable-next-line preserve-caught-error -- whoever reads the response may show it
        throw new Error('The response of the chat server broke off.');
      }
    },
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  };
}
