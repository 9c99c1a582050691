/**
 * Returns a function that reads a part of the state. Calls during a read cause one more read. It waits
 * before that, so that reading a long list takes at most a quarter of the emulator's time.
 */
export function reader(read: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let isStale = false;
  const run = async (): Promise<void> => {
    do {
      isStale = false;
      const start = performance.now();
      await read();
      const elapsed = performance.now() - start;
      if (isStale) await new Promise((resolve) => setTimeout(resolve, 3 * elapsed));
    } while (isStale);
  };
  return () => {
    isStale = true;
    current ??= run()
      // The event source reports a lost connection.
      .catch(() => {})
      .finally(() => (current = undefined));
    return current;
  };
}
