// What a listener costs that does not look at the requests.
import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { headers, minimal } from './calls.ts';

test('a request is masked only for a listener that looks at it, and once', async () => {
  const emulator = createEmulator();
  let reads = 0;
  const counted = {
    ...headers,
    get 'x-counted'() {
      reads += 1;
      return 'yes';
    },
  };
  const call = () =>
    emulator.handle({
      method: 'POST',
      path: '/v1/chatkit/sessions',
      headers: counted,
      header: (name) => (name in headers ? headers[name as keyof typeof headers] : undefined),
      text: async () => JSON.stringify(minimal),
    });
  emulator.subscribe(() => {});
  await call();
  expect(reads).toBe(0);
  emulator.subscribe((event) => {
    if (event.type === 'request') expect(event.request).toBe(event.request);
  });
  await call();
  expect(reads).toBe(1);
});
