import type { Kind } from './change.ts';
import { show, type Rule } from './rule.ts';

/** What is told of a change of no known kind, most of which the generator refuses. */
export const uncertain =
  '`pnpm generate` refuses it, or its diff shows what it does to types, client and zod.';

/** Changes of what surrounds operations and schemas, and those that touch nothing else. */
export const documentRules = {
  'server changed': {
    request: 'redocly',
    response: 'redocly',
    effect: () =>
      'is another server: whoever names a base URL to the client has to follow; types and zod stay.',
  },
  'security changed': {
    request: 'redocly',
    response: 'redocly',
    effect: () =>
      'says otherwise how calls authenticate: see that the client’s API key is still taken; types and zod stay.',
  },
  'security removed': {
    request: 'major',
    response: 'major',
    reason: 'whoever authenticates that way is no longer told that it works',
    effect: () =>
      'is gone: calls that authenticate so are no longer told to work; the client sends its API key as before, and types and zod stay.',
  },
  deprecated: {
    request: 'minor',
    response: 'minor',
    reason: 'semver 2.0.0, rule 7: a deprecation is at least minor',
    effect: () => 'is deprecated: editors strike it through.',
  },
  advice: {
    request: 'patch',
    response: 'patch',
    effect: () =>
      'has other advice in the messages about values that are refused; which ones are stays, and so do types and client.',
  },
  document: {
    request: 'patch',
    response: 'patch',
    reason: 'nothing is generated from it',
    effect: () =>
      'is different; nothing is generated from it, so types, client, zod and emulator stay.',
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
        ? `is different: ${uncertain}`
        : `${keyword ?? 'the value'} is ${show(after)} instead of ${show(before)}: ${uncertain}`,
  },
} satisfies Partial<Record<Kind, Rule>>;
