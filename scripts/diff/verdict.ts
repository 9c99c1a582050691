import type { Change, Direction } from '../compare/change.ts';

/** The ratings, gravest first. */
export const ratings = ['major', 'minor', 'patch'] as const;
export type Rating = (typeof ratings)[number];

/** Whether a rating is as grave as another rating, or graver. */
export function covers(rating: Rating | undefined, other: Rating): boolean {
  return rating !== undefined && ratings.indexOf(rating) <= ratings.indexOf(other);
}

export function gravest(all: readonly Rating[]): Rating | undefined {
  return ratings.find((rating) => all.includes(rating));
}

/** The ratings of a kind of change in requests and in responses, and its effect on users. */
export interface Rule extends Readonly<Record<Direction, Rating>> {
  /** Completes a sentence that starts with the name of the place. */
  effect(change: Change): string;
}

type Fill = (change: Change) => string;

const rule =
  (request: Rating, response: Rating) =>
  (texts: TemplateStringsArray, ...fills: Fill[]): Rule => ({
    request,
    response,
    effect: (change) => String.raw({ raw: texts }, ...fills.map((fill) => fill(change))),
  });

export const major = rule('major', 'major');
export const majorSent = rule('major', 'minor');
export const majorReceived = rule('minor', 'major');
export const minor = rule('minor', 'minor');
export const minorSent = rule('minor', 'patch');
export const patch = rule('patch', 'patch');

export const before: Fill = (change) => show(change.before);
export const after: Fill = (change) => show(change.after);
export const keyword: Fill = ({ what }) => what;
/** Returns a value of the document as code on one short line. */
function show(value: unknown): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  // Markdown needs double backticks around a text that contains a backtick.
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
