import type { Change, Direction } from '../compare/change.ts';

export const ratings = ['patch', 'minor', 'major'] as const;
export type Rating = (typeof ratings)[number];

/** How a change is rated, and what it does to users. */
export interface Verdict {
  rating: Rating;
  /** Completes a sentence that starts with the name of the place. */
  effect(change: Change): string;
}

/** One verdict, or one for what is sent and one for what is received. */
export type Rule = Verdict | Readonly<Record<Direction, Verdict>>;

export function verdictFor(rule: Rule, direction: Direction): Verdict {
  return 'rating' in rule ? rule : rule[direction];
}

export function worst(one: Rating, other: Rating): Rating {
  return ratings.indexOf(one) >= ratings.indexOf(other) ? one : other;
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
/** Validators check bodies; the service alone checks parameters and headers. */
export const refuse: Fill = ({ isParameter }) =>
  isParameter ? 'the service refuses' : 'the validators refuse';
export const accept: Fill = ({ isParameter }) =>
  isParameter ? 'the service accepts' : 'the validators accept';

/** A value of the document as code on one short line. */
function show(value: unknown): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  // Markdown takes more marks around a text that holds one itself.
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
