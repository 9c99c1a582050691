import { tryOrUndefined } from '../try-or-undefined.ts';

/** Parses a JSON text. Returns undefined if the text is invalid. */
export function parseJSON(text: string): unknown {
  return tryOrUndefined(() => JSON.parse(text));
}

/** Returns the message of an error or error body, else the value as JSON. At most 500 characters. */
export function messageOf(value: unknown): string {
  const { message = value } = Object(value) as { message?: unknown };
  const text =
    typeof message === 'string' ? message : tryOrUndefined(() => JSON.stringify(message));
  return (text ?? '').slice(0, 500);
}
