import type { Change, Kind } from './changes.ts';
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

/**
 * The table of ratings. The yardstick: a change is major when code that sends requests or reads
 * answers, and that compiled and ran before, no longer does; minor when users can do or see
 * something new; a patch otherwise. A test holds CONTRIBUTING's copy of the table to this one.
 */
export const rules: Readonly<Record<Kind, Rule>> = {
  'operation added': {
    request: 'minor',
    response: 'minor',
    effect: () => 'is a new operation: the client has a method for it, the emulator a route.',
  },
  'operation removed': {
    request: 'major',
    response: 'major',
    effect: () => 'is gone: the client no longer has its method, so calls of it do not compile.',
  },
  'operation renamed': {
    request: 'major',
    response: 'major',
    effect: ({ before, after }) =>
      `is called ${show(after)} instead of ${show(before)}: the client's method is renamed, so calls of the old one do not compile.`,
  },
  'security removed': {
    request: 'major',
    response: 'major',
    reason: 'whoever authenticates that way is no longer told that it works',
    effect: () =>
      'is gone: the spec no longer says that the client’s API key is taken; types and zod stay.',
  },
  'became required': {
    request: 'major',
    response: 'minor',
    reason: 'an answer that always has a field breaks no reader, who may drop a check',
    effect: (_, direction) =>
      direction === 'request'
        ? 'is required now: calls without it do not compile, and zod refuses them.'
        : 'is always there now: its type loses undefined, and zod refuses an answer without it.',
  },
  'became optional': {
    request: 'minor',
    response: 'major',
    reason: 'who sends may leave something out that had to be there, which is new',
    effect: (_, direction) =>
      direction === 'request'
        ? 'is optional now: types, client and zod admit calls without it.'
        : 'may be absent now: its type gains undefined, so code that reads it has to check first.',
  },
  'field added': {
    request: 'minor',
    response: 'minor',
    effect: (_, direction) =>
      direction === 'request'
        ? 'is a new, optional field: types, client and zod take it.'
        : 'is a new field that may be absent: types and zod have it.',
  },
  'required field added': {
    request: 'major',
    response: 'minor',
    effect: (_, direction) =>
      direction === 'request'
        ? 'is a new field that must be sent: calls without it do not compile, and zod refuses them.'
        : 'is a new field that is always there: types have it, and zod refuses an answer without it.',
  },
  'field removed': {
    request: 'major',
    response: 'major',
    effect: (_, direction) =>
      direction === 'request'
        ? 'is gone: calls with it do not compile, and zod refuses it.'
        : 'is gone: code that reads it does not compile.',
  },
  'null admitted': {
    request: 'minor',
    response: 'major',
    reason: 'null may be sent where it was refused, which is new',
    effect: (_, direction) =>
      direction === 'request'
        ? 'takes null as well: types, client and zod admit it.'
        : 'may be null now: code that reads it has to check first.',
  },
  'null refused': {
    request: 'major',
    response: 'minor',
    reason: 'an answer that is never null breaks no reader, who may drop a check',
    effect: (_, direction) =>
      direction === 'request'
        ? 'no longer takes null: calls with null do not compile, and zod refuses them.'
        : 'is never null now: its type loses null, and zod refuses an answer with it.',
  },
  'enum value added': {
    request: 'minor',
    response: 'minor',
    reason:
      'the service answers it whatever version is installed, and code that reads a status has a default branch; the update lets zod accept it',
    effect: ({ after }, direction) =>
      direction === 'request'
        ? `takes ${show(after)} as well: types, client and zod admit it.`
        : `may be ${show(after)} now: its type has one more member, which an exhaustive switch has to handle, and zod accepts it.`,
  },
  'enum value removed': {
    request: 'major',
    response: 'major',
    reason:
      'comparing with the value that is gone does not compile, and zod refuses an answer with it',
    effect: ({ before }, direction) =>
      direction === 'request'
        ? `no longer takes ${show(before)}: calls with it do not compile, and zod refuses them.`
        : `is never ${show(before)} now: comparing with it does not compile, and zod refuses an answer with it.`,
  },
  'bound tightened': {
    request: 'major',
    response: 'minor',
    reason: 'an answer within closer bounds breaks no reader, but zod enforces them',
    effect: (change, direction) =>
      direction === 'request'
        ? `${bound(change)}: values beyond are refused by zod and the emulator; types stay.`
        : `${bound(change)}: zod refuses answers beyond; types stay.`,
  },
  'bound loosened': {
    request: 'minor',
    response: 'minor',
    reason: 'zod and the emulator accept what they refused, which is new; no type tells bounds',
    effect: (change) => `${bound(change)}: zod accepts values that it refused; types stay.`,
  },
  'default changed': {
    request: 'minor',
    response: 'patch',
    reason:
      'calls that leave the field out compile and are accepted as before, but get something else',
    effect: ({ before, after }, direction) =>
      direction === 'request'
        ? `defaults to ${show(after)} instead of ${show(before)}: calls that leave it out compile as before and get something else, of the emulator too.`
        : `is documented to default to ${show(after)} instead of ${show(before)}; nothing applies that.`,
  },
  'integer became number': {
    request: 'minor',
    response: 'redocly',
    reason: 'fractions may be sent where they were refused, which is new',
    effect: () => 'may have a fraction now: zod accepts one; the type was number and stays.',
  },
  'number became integer': {
    request: 'redocly',
    response: 'minor',
    reason: 'an answer that is always whole breaks no reader, but zod enforces it',
    effect: () => 'is whole now: zod refuses fractions; the type was number and stays.',
  },
  'object closed': {
    request: 'major',
    response: 'major',
    reason: 'unknown fields that zod let pass are refused, of the service too',
    effect: () => 'admits no unknown fields now: zod refuses them.',
  },
  'object opened': {
    request: 'minor',
    response: 'minor',
    reason: 'unknown fields that were refused pass, which is new',
    effect: () => 'admits unknown fields now: zod lets them pass.',
  },
  deprecated: {
    request: 'minor',
    response: 'minor',
    reason: 'semver 2.0.0, rule 7: a deprecation is at least minor',
    effect: () => 'is deprecated: editors strike it through.',
  },
  'schema added': {
    request: 'minor',
    response: 'minor',
    reason: 'types and zod export one name more',
    effect: () => 'is new: types and zod export it.',
  },
  'schema removed': {
    request: 'major',
    response: 'major',
    reason: 'an import of the name does not compile, though the wire may be the same',
    effect: () => 'is gone: imports of it from types and zod do not compile.',
  },
  'schema renamed': {
    request: 'major',
    response: 'major',
    reason: 'an import of the name does not compile, though the wire is the same',
    effect: ({ after }) =>
      `is called ${String(after)} now: imports of the old name from types and zod do not compile; what goes over the wire stays.`,
  },
  prose: {
    request: 'patch',
    response: 'patch',
    effect: () => 'is described or ordered otherwise: comments and documentation follow.',
  },
  other: {
    request: 'redocly',
    response: 'redocly',
    effect: ({ keyword, before, after }) =>
      before === undefined && after === undefined
        ? 'is different: see the generated files for types, client and zod.'
        : `${keyword ?? 'the value'} is ${show(after)} instead of ${show(before)}: see the generated files for types, client and zod.`,
  },
};

function bound({ keyword, before, after }: Change): string {
  return `has the ${keyword} ${show(after)} instead of ${show(before)}`;
}

/** A value of the document as text of one short line. */
export function show(value: unknown): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}
