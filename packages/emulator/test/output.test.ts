import { expect, test } from 'vitest';
import { createPrint } from '../src/cli/output.ts';

test('lines are dropped while more than 1 MiB is unread, and printed again afterwards', () => {
  const stream = {
    writableLength: 0,
    write(text: string) {
      this.writableLength += text.length;
    },
  };
  const print = createPrint(stream);
  for (let line = 0; line < 2000; line++) print('x'.repeat(1023));
  expect(stream.writableLength).toBe(2 ** 20);
  stream.writableLength = 0;
  print('x');
  expect(stream.writableLength).toBe(2);
});
