/** The value of a JSON text; undefined if it is none. */
export function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What was said or thrown, in a message or as a whole. */
export function wordsOf(said: unknown): string {
  const { message = said } = Object(said) as { message?: unknown };
  // Nothing is undefined in JSON too.
  const words =
    typeof message === 'string' ? message : (JSON.stringify(message) as string | undefined);
  return (words ?? '').slice(0, 500);
}
