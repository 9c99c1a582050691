/** The value of a JSON text; undefined if it is none. */
export function parseJSON(text: string): unknown {
  return quietly(() => JSON.parse(text));
}

/** What was said or thrown, in a message or as a whole. */
export function wordsOf(said: unknown): string {
  const { message = said } = Object(said) as { message?: unknown };
  const words = typeof message === 'string' ? message : quietly(() => JSON.stringify(message));
  return (words ?? '').slice(0, 500);
}

/** What work gives; undefined if it throws. */
export function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
