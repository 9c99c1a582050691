/**
 * Returns a function that reads a part of the state; calls during a read cause one more. Pauses in
 * between, so that a long list takes the emulator at most a quarter of its time.
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
