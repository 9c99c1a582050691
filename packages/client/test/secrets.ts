import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { APIError } from '../src/index.ts';
import { apiKey, clientSecret } from './session.ts';

/** Returns all text that a value shows: inspected, as string, as JSON, with stack and causes. */
export function shown(value: unknown): string {
  const texts = [
    inspect(value, { depth: Infinity, showHidden: true, getters: true }),
    String(value),
  ];
  for (let error = value; error instanceof Error; error = error.cause) {
    texts.push(String(error), error.stack ?? '', JSON.stringify(error));
    const { headers } = error as APIError;
    if (headers instanceof Headers) texts.push(JSON.stringify([...headers]));
  }
  texts.push(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? 0 : each)) ?? '',
  );
  return texts.join('\n');
}

/** Asserts that a text has no client secret, and at most the last four characters of the key. */
export function expectNoSecret(text: string): void {
  expect(text).not.toContain(clientSecret.slice(3));
  expect(text).not.toContain('s3cr3t');
  expect(text).not.toContain('sk-proj');
  // Header names may contain the first five characters.
  for (let at = 5; at + 5 <= apiKey.length; at++) {
    expect(text).not.toContain(apiKey.slice(at, at + 5));
  }
}
