/** Parses a JSON text. Gives undefined if the text is invalid. */
export function parseJSON(text: string): unknown {
  return tryOrUndefined(() => JSON.parse(text));
}

/** Gives the message of an error or of an error body, else the value as JSON; at most 500 characters. */
export function messageOf(value: unknown): string {
  const { message = value } = Object(value) as { message?: unknown };
  const text =
    typeof message === 'string' ? message : tryOrUndefined(() => JSON.stringify(message));
  return (text ?? '').slice(0, 500);
}

/** Calls a function. Gives undefined if it throws. */
export function tryOrUndefined<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
