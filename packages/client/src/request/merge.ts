import { definedEntries } from '../options/defined-entries.ts';
import type { HeadersLike } from '../options/types.ts';

/** Sets headers or query parameters. A later source replaces an earlier one; its null removes it. */
export function merge(
  target: Headers | URLSearchParams,
  sources: readonly (HeadersLike | null | false | undefined)[],
): void {
  for (const [name, value] of sources.flatMap((source) => definedEntries(source || {}))) {
    try {
      target.delete(name);
      for (const item of [value].flat()) {
        if (item !== null && item !== undefined) target.append(name, String(item));
      }
    } catch {
      // The runtime's message would show the value.
      throw new TypeError(`invalid header or query parameter ${name}`);
    }
  }
}
