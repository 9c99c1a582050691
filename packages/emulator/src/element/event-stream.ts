/** Yields the JSON of each event of a `text/event-stream`. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      text += decoder.decode(value, { stream: !done });
      // A CR at the end may be the first half of a line break.
      const blocks = text.replace(/\r\n|\r(?=[^])/g, '\n').split('\n\n');
      text = done ? '' : (blocks.pop() ?? '');
      for (const block of blocks) {
        const data = dataOf(block);
        if (data) yield JSON.parse(data);
      }
      if (done) return;
    }
  } finally {
    // Aborts the request if the caller stops early.
    await reader.cancel().catch(() => {});
  }
}

function dataOf(block: string): string {
  const lines = block.split('\n').filter((line) => line.startsWith('data:'));
  return lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n');
}
