// Error maps for the generated zod schemas.
import * as z from 'zod';
import { hintForKey, quoteKey, type Advice } from './hints.ts';

/** How many unknown keys a message names: zod reports all keys of an object in one issue. */
const maxNamedKeys = 8;

/**
 * Creates an error map that adds the spec's hint to zod's own message in the locale of the app. It
 * names unknown keys with advice for each. `absent` is the advice for an absent value.
 */
export function advise({
  hint,
  absent = hint,
  misnamed = {},
}: Advice & { readonly absent?: string } = {}): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code === 'unrecognized_keys') {
      // Only an object raises this issue. An extended object has its own shape.
      const { shape } = issue.inst as z.ZodObject;
      return unknownKeys(issue.keys, misnamed, Object.keys(shape));
    }
    const advice = issue.input === undefined ? absent : hint;
    return advice && `${zodMessage(issue)}. ${advice}`;
  };
}

/** Adds the tag of an object to zod's own message, if no member of the union has that tag. */
export const nameTag: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return undefined;
  const tag: unknown = Object(issue.input)[issue.discriminator];
  const isShort = typeof tag === 'string' && tag.length <= 64;
  return isShort ? `${zodMessage(issue)}, got ${quoteKey(tag)}` : undefined;
};

function zodMessage(issue: z.core.$ZodRawIssue): string {
  const message = z.config().localeError?.(issue) ?? 'Invalid input';
  return typeof message === 'string' ? message : message.message;
}

function unknownKeys(
  keys: readonly string[],
  misnamed: Readonly<Record<string, string>>,
  knownKeys: readonly string[],
): string {
  const sentences = keys.slice(0, maxNamedKeys).flatMap((key) => {
    return [`Unknown key ${quoteKey(key)}.`, hintForKey(key, misnamed, knownKeys) ?? []].flat();
  });
  const others = keys.length - maxNamedKeys;
  if (others > 0) sentences.push(`Unknown keys: ${others} more.`);
  return sentences.join(' ');
}
