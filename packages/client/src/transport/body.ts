import type { Received } from '../diagnostics/context.ts';
import type { Arrival } from './call.ts';

/** As much of a body as was read, and the reason why the rest is missing. */
export interface Body extends Received {
  readonly text: string;
  readonly failure?: unknown;
}

/** Reads a body as text within the limit of its attempt. Never rejects. */
export async function readBody({ response, limit }: Arrival): Promise<Body> {
  const decoder = new TextDecoder();
  let text = '';
  let chunk: Uint8Array | undefined;
  try {
    // The body of a foreign response may be missing, or another kind of stream.
    const { body } = response.body?.getReader
      ? response
      : new Response(await limit.race(() => response.text()));
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    // A cancelled reader ends the loop.
    limit.onStop(() => discard(reader));
    for (;;) {
      const { done, value } = await reader.read();
      // Decode a chunk when the next one is known: decoding the only one without `stream` is faster.
      if (chunk) text += decoder.decode(chunk, { stream: !done });
      if (done) break;
      chunk = value;
    }
    return { response, text, failure: limit.stopped };
  } catch (cause) {
    discard(response.body);
    return { response, text: text + decoder.decode(chunk), failure: limit.stopped ?? cause };
  }
}

/** Cancels an unread body to release its socket. */
export function discard(body: { cancel?: () => Promise<void> } | null | undefined): void {
  // A foreign body may have no `cancel`, or one that returns no promise.
  body?.cancel?.()?.catch(() => {});
}
