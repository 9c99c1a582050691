import type { BodyReader } from './upstream.ts';

/** Passes a body on chunk by chunk, as it is read. A server on Node reads `source` itself. */
export class BodyStream extends ReadableStream<Uint8Array> {
  readonly source: BodyReader;

  constructor(source: BodyReader) {
    super(
      {
        async pull(controller) {
          const { done, value } = await source.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: (reason) => source.cancel(reason),
      },
      { highWaterMark: 0 },
    );
    this.source = source;
  }
}
