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

/** The rating of a change and its effect on users. */
export interface Verdict {
  rating: Rating;
  /** Completes a sentence that starts with the name of the place. */
  effect(change: Change): string;
}

/** One verdict for both directions, or one for requests and one for responses. */
export type Rule = Verdict | Readonly<Record<Direction, Verdict>>;

export function verdictFor(rule: Rule, direction: Direction): Verdict {
  return 'rating' in rule ? rule : rule[direction];
}

type Fill = (change: Change) => string;

const verdict =
  (rating: Rating) =>
  (texts: TemplateStringsArray, ...fills: Fill[]): Verdict => ({
    rating,
    effect: (change) => String.raw({ raw: texts }, ...fills.map((fill) => fill(change))),
  });

export const patch = verdict('patch');
export const minor = verdict('minor');
export const major = verdict('major');

export const before: Fill = (change) => show(change.before);
export const after: Fill = (change) => show(change.after);
export const keyword: Fill = ({ what }) => what;
/** Validators check bodies. Only the service checks parameters and headers. */
export const refuse: Fill = ({ isParameter }) =>
  isParameter ? 'the service refuses' : 'the validators refuse';
export const accept: Fill = ({ isParameter }) =>
  isParameter ? 'the service accepts' : 'the validators accept';

/** Returns a value of the document as code on one short line. */
function show(value: unknown): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  // Markdown needs double backticks around a text that contains a backtick.
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
