import type { Change, Kind } from './change.ts';
import { show, type Rule } from './rule.ts';

/** Changes of which values a schema admits. */
export const valueRules = {
  'type changed': {
    request: 'major',
    response: 'major',
    effect: ({ before, after }, direction) =>
      `has the type ${show(after)} instead of ${show(before)}: code that ${direction === 'request' ? 'sends' : 'reads'} it as before does not compile, and zod refuses the old type.`,
  },
  'constant changed': {
    request: 'major',
    response: 'major',
    effect: ({ before, after }) =>
      `is ${show(after)} instead of ${show(before)}: code that names the old value does not compile, and zod refuses it; in a header the client sends the new one by itself.`,
  },
  'values limited': {
    request: 'major',
    response: 'major',
    reason: 'comparing with any other value does not compile, and zod refuses it',
    effect: ({ after }, direction) =>
      direction === 'request'
        ? `takes only ${show(after)} now: calls with anything else do not compile, and zod refuses them.`
        : `is only ${show(after)} now: comparing with anything else does not compile, and zod refuses an answer with it.`,
  },
  'values unlimited': {
    request: 'minor',
    response: 'major',
    reason: 'what was refused may be sent, which is new',
    effect: ({ before }, direction) =>
      direction === 'request'
        ? `takes more than ${show(before)} now: types, client and zod admit any value of its type.`
        : `may be more than ${show(before)} now: code that reads it has to handle any value of its type, and zod accepts it.`,
  },
  'alternative added': {
    request: 'minor',
    response: 'major',
    reason: 'something more may be sent, which is new',
    effect: (_, direction) =>
      direction === 'request'
        ? 'is one more thing that may be sent: types, client and zod admit it.'
        : 'is one more thing that may be answered: code that reads it has to handle it, and zod accepts it.',
  },
  'alternative removed': {
    request: 'major',
    response: 'major',
    effect: (_, direction) =>
      direction === 'request'
        ? 'may not be sent any more: calls with it do not compile, and zod refuses them.'
        : 'is not answered any more: code for it alone does not compile, and zod refuses it.',
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
      isOfParameter(change)
        ? `${bound(change)}: the service refuses values beyond, and nothing here checks them; types stay.`
        : direction === 'request'
          ? `${bound(change)}: values beyond are refused by zod and the emulator; types stay.`
          : `${bound(change)}: zod refuses answers beyond; types stay.`,
  },
  'bound loosened': {
    request: 'minor',
    response: 'minor',
    reason:
      'zod and the emulator accept what they refused, which is new; no type tells bounds; redocly calls a bound of an alternative major',
    effect: (change) =>
      isOfParameter(change)
        ? `${bound(change)}: the service takes values that it refused; types stay.`
        : `${bound(change)}: zod accepts values that it refused; types stay.`,
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
} satisfies Partial<Record<Kind, Rule>>;

/** Validators are of bodies and answers; a parameter's schema stands in the parameter. */
function isOfParameter({ keys: [first, second, ...rest] }: Change): boolean {
  return first === 'components' ? second === 'parameters' : rest.includes('parameters');
}

function bound({ keyword, before, after }: Change): string {
  return `has the ${keyword} ${show(after)} instead of ${show(before)}`;
}
