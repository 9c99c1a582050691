import type { Change } from './change.ts';
import type { Direction } from './reach.ts';
import type { Rating } from './redocly.ts';

/** How a kind of change is rated, and what it does to users. */
export interface Rule {
  /** In what is sent; `redocly` keeps the rating that redocly gave. */
  request: Rating | 'redocly';
  /** In what is answered. */
  response: Rating | 'redocly';
  /** Why, where redocly rates it otherwise or does not see it. */
  reason?: string;
  /** What it does to a user of types, client and zod: a sentence about the place named before it. */
  effect(change: Change, direction: Direction): string;
}

/** A value of the document as text of one short line. */
export function show(value: unknown): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  // Markdown takes more marks around what holds one itself.
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
