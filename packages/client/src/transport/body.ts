import type { Received } from '../diagnostics/context.ts';
import type { Arrival } from './call.ts';

/**
 * As much of a body as was read, and the reason why the rest is missing. The text is undefined if somebody else
 * has read the body.
 */
export interface Body extends Arrival, Received {
  readonly failure?: unknown;
}

/** Reads a body as text within the limit of its attempt. Rejects only if there is no response. */
export async function readBody(arriving: Arrival | Promise<Arrival>): Promise<Body> {
  const arrival = await arriving;
  const { response } = arrival;
  const limit = arrival.limit.renewed();
  if (response.bodyUsed) return { ...arrival, limit };
  const decoder = new TextDecoder();
  let text = '';
  let chunk: Uint8Array | undefined;
  let failure: unknown;
  try {
    // The body of a foreign response may be missing, or another kind of stream.
    const { body } = response.body?.getReader
      ? response
      : new Response(await limit.race(() => response.text()));
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    // A cancelled reader ends the loop.
    limit.onStop(() => void reader.cancel().catch(() => {}));
    for (;;) {
      const { done, value } = await reader.read();
      // Decode a chunk when the next one is known: decoding the only one without `stream` is faster.
      if (chunk) text += decoder.decode(chunk, { stream: !done });
      if (done) break;
      chunk = value;
    }
  } catch (cause) {
    discard(response);
    // A foreign stream may have given a string.
    if (ArrayBuffer.isView(chunk)) text += decoder.decode(chunk);
    failure = cause;
  }
  return { ...arrival, limit, text, failure: limit.stopped ?? failure };
}

/** Cancels the body of a response that nobody waits for, to release its socket. */
export function discard(response: Response | undefined): void {
  const body: { cancel?: () => Promise<void> } | null | undefined = response?.body;
  // A foreign body may have no `cancel`, or one that returns no promise.
  body?.cancel?.()?.catch(() => {});
}
