import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvents } from '../src/element/event-stream.ts';

async function readAll(chunks: Uint8Array[]): Promise<unknown[]> {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events: unknown[] = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

test('events are the same however the bytes are cut into chunks', async () => {
  const event = fc.record({ text: fc.string({ unit: 'grapheme' }) });
  const lineBreak = fc.constantFrom('\n', '\r\n', '\r');
  await fc.assert(
    fc.asyncProperty(
      fc.array(event),
      lineBreak,
      fc.array(fc.nat(20)),
      async (events, end, sizes) => {
        const lines = (each: object): string[] => JSON.stringify(each, null, 1).split('\n');
        const text = events
          .map(
            (each) =>
              lines(each)
                .map((line) => `data: ${line}${end}`)
                .join('') + end,
          )
          .join('');
        let bytes = new TextEncoder().encode(text);
        const chunks = sizes.map((size) => {
          const chunk = bytes.slice(0, size);
          bytes = bytes.slice(size);
          return chunk;
        });
        const read = await readAll([...chunks, bytes]);
        expect(read).toEqual(events);
      },
    ),
  );
});

test('comments, other fields and an event without a blank line at the end are read as the standard says', async () => {
  const text = ': a comment\n\nevent: x\ndata: {"a":\ndata:1}\n\nid: 2\n\ndata: {"b":2}';
  expect(await readAll([new TextEncoder().encode(text)])).toEqual([{ a: 1 }, { b: 2 }]);
});
