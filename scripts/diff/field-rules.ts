import type { Kind } from './change.ts';
import { show, type Rule } from './rule.ts';

/** Changes of a schema's name and of its fields. */
export const fieldRules = {
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
  'field renamed': {
    request: 'major',
    response: 'major',
    effect: ({ before }, direction) =>
      direction === 'request'
        ? `was called ${show(before)}: calls with the old name do not compile, and zod refuses them.`
        : `was called ${show(before)}: code that reads the old name does not compile, and zod refuses an answer without the new one if it is required.`,
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
} satisfies Partial<Record<Kind, Rule>>;
