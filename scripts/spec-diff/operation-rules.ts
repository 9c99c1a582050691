import type { Kind } from './change.ts';
import { show, type Rule } from './rule.ts';

/** Changes of operations and of what surrounds them, and those that touch nothing else. */
export const operationRules = {
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
  'operation moved': {
    request: 'major',
    response: 'major',
    effect: ({ before }) =>
      `is where ${show(before)} was: the client calls it there, and the emulator no longer answers under the old path; types and zod stay.`,
  },
  'path parameter renamed': {
    request: 'patch',
    response: 'patch',
    effect: ({ before }) =>
      `was ${show(before)}: the client’s method takes the same arguments under other names; nothing else changes.`,
  },
  'parameter added': {
    request: 'minor',
    response: 'minor',
    effect: () => 'is a new, optional parameter: the client’s method takes it; zod stays.',
  },
  'required parameter added': {
    request: 'major',
    response: 'major',
    effect: () =>
      'is a new parameter that must be sent: a header is filled in by the client, of any other one calls without it do not compile; zod stays.',
  },
  'parameter removed': {
    request: 'major',
    response: 'major',
    effect: () =>
      'is gone: the client no longer sends it, and calls that give it do not compile; zod stays.',
  },
  'answer added': {
    request: 'redocly',
    response: 'redocly',
    effect: () =>
      'is a new answer: if a success, the client’s method may return it; if an error, the client throws it by its status as before; zod stays.',
  },
  'answer removed': {
    request: 'redocly',
    response: 'redocly',
    effect: () =>
      'is no longer an answer: if a success, the client’s method no longer returns it; if an error, nobody has to expect it; zod stays.',
  },
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
      'asks for authentication otherwise: the client’s API key may not do; types and zod stay.',
  },
  'security removed': {
    request: 'major',
    response: 'major',
    reason: 'whoever authenticates that way is no longer told that it works',
    effect: () =>
      'is gone: the spec no longer says that the client’s API key is taken; types and zod stay.',
  },
  deprecated: {
    request: 'minor',
    response: 'minor',
    reason: 'semver 2.0.0, rule 7: a deprecation is at least minor',
    effect: () => 'is deprecated: editors strike it through.',
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
} satisfies Partial<Record<Kind, Rule>>;
