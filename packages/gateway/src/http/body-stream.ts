import type { BodyReader } from './upstream.ts';

/** Streams a body chunk by chunk, as it is read. `serve` on Node reads `source` directly. */
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
