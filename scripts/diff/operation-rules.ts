import type { Kind } from './change.ts';
import { show, type Rule } from './rule.ts';

/** Changes of operations: of what they take and of what they answer. */
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
  'params added': {
    request: 'major',
    response: 'major',
    reason:
      'the method takes `params` before `options` from then on, so that calls with options do not compile',
    effect: () =>
      'is new and optional, and the first thing that the operation takes: the client’s method has `params` before `options` now, so calls that give options do not compile; zod stays.',
  },
  'required body added': {
    request: 'major',
    response: 'major',
    reason: 'calls without it do not compile',
    effect: () =>
      'must be sent now: calls without it do not compile, and the emulator refuses them; zod stays.',
  },
  'body removed': {
    request: 'major',
    response: 'major',
    effect: () =>
      'is no longer sent: the client’s method takes none, so calls that give it do not compile; zod stays.',
  },
  'parameter removed': {
    request: 'major',
    response: 'major',
    effect: () =>
      'is gone: the client no longer sends it, and calls that give it do not compile; zod stays.',
  },
  'parameter renamed': {
    request: 'major',
    response: 'major',
    effect: ({ before }) =>
      `was called ${show(before)}: calls with the old name do not compile; zod stays.`,
  },
  'success added': {
    request: 'major',
    response: 'major',
    reason: 'the method gives a union from then on, of which code has to tell one from the other',
    effect: () =>
      'is a new success with another body: the client’s method may return that as well, so code that reads what it returns does not compile; zod stays.',
  },
  'success removed': {
    request: 'major',
    response: 'major',
    effect: () =>
      'is no longer a success: the client’s method no longer returns its body, so code for that does not compile; zod stays.',
  },
  'answer added': {
    request: 'minor',
    response: 'minor',
    effect: () =>
      'is a new answer: the client throws an error by its status as before, and returns a success whose body is that of another; types and zod stay.',
  },
  'answer removed': {
    request: 'patch',
    response: 'patch',
    reason:
      'the client throws an error by its status, listed or not, and another success has the same body',
    effect: () =>
      'is no longer listed: the client throws an error by its status as before, and returns the same for a success; types and zod stay.',
  },
  'answer moved': {
    request: 'redocly',
    response: 'redocly',
    effect: ({ before, after }) =>
      `is answered as ${show(after)} instead of ${show(before)}: code that looks at the status of a response has to follow; the client’s method, types and zod stay.`,
  },
  'answer header': {
    request: 'redocly',
    response: 'redocly',
    effect: () =>
      'is a header of an answer and is new, gone or different: code that reads it from a response has to follow; types, client and zod do not hold it.',
  },
} satisfies Partial<Record<Kind, Rule>>;
