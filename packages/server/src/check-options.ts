import type { ChatSessionWorkflowParam } from '@chatkit-sessions/types';
import { checkOptionNames, isObject, typeName } from './option-names.ts';
import type { SessionHandlerOptions, Workflow } from './options.ts';

/** The description of a valid option, and the test for it. */
type Rule = readonly [must: string, test: (value: unknown) => boolean];

const isFunction = (value: unknown): boolean => typeof value === 'function';
const optional =
  (test: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || test(value);

const anObject: Rule = ['an object', optional(isObject)];
const aFunction: Rule = ['a function', optional(isFunction)];
const aString: Rule = ['a string', optional((value) => typeof value === 'string')];
// A timer cannot wait longer than 2 ** 31 ms.
const aPositiveNumber: Rule = [
  `a number above 0 and below ${2 ** 31}`,
  optional((value) => typeof value === 'number' && value > 0 && value < 2 ** 31),
];

const rules: Readonly<Record<keyof SessionHandlerOptions, Rule>> = {
  chatkit: [
    'a ChatKit, or client.beta.chatkit of the official SDK',
    (value) =>
      isFunction((value as Partial<SessionHandlerOptions['chatkit']> | null)?.sessions?.create),
  ],
  workflow: [
    "a workflow's id, an object with the id, or a function",
    (value) => typeof value === 'string' || isObject(value) || isFunction(value),
  ],
  user: ["a function that returns the user's id", isFunction],
  configuration: anObject,
  stateVariables: [
    'an object, or a function that returns one',
    optional((value) => isObject(value) || isFunction(value)),
  ],
  input: [
    'a Standard Schema, such as a schema of zod',
    optional((value) =>
      isFunction((value as SessionHandlerOptions['input'] | null)?.['~standard']?.validate),
    ),
  ],
  bodyLimit: aPositiveNumber,
  expiresAfter: anObject,
  rateLimits: anObject,
  publicOrigin: aString,
  allowedOrigins: ['an array of origins', optional(Array.isArray)],
  limit: aFunction,
  timeout: aPositiveNumber,
  onError: aFunction,
};

/**
 * Throws a TypeError that names an unknown or invalid option. The client's validators and the API
 * check the bounds of the spec.
 */
export function checkOptions<Input, Context>(options: SessionHandlerOptions<Input, Context>): void {
  checkOptionNames('createSessionHandler', options, Object.keys(rules));
  for (const [name, [must, test]] of Object.entries(rules)) {
    const value: unknown = options[name as keyof typeof rules];
    if (test(value)) continue;
    throw new TypeError(`The option ${name} must be ${must}, got ${typeName(value)}.`);
  }
  if (typeof options.workflow !== 'function') toWorkflow(options.workflow);
  if (options.input && typeof options.stateVariables !== 'function') {
    throw new TypeError(
      'The option input requires a function as the option stateVariables, which receives the input.',
    );
  }
}

/** Converts a workflow to the API's parameter. Throws a TypeError for an invalid id or version. */
export function toWorkflow(workflow: Workflow): ChatSessionWorkflowParam {
  const param = typeof workflow === 'string' ? { id: workflow } : workflow;
  // An id read from a file often ends in a line break, and a copied one may contain a zero-width space.
  if (typeof param?.id !== 'string' || !/^[^\s\p{C}\p{DI}]+$/u.test(param.id)) {
    throw new TypeError(
      'The option workflow must have an id that is not empty and contains no whitespace or invisible characters, such as wf_123.',
    );
  }
  if (param.version === 'latest') {
    // The API creates such a session, and then the chat fails.
    throw new TypeError(
      "A workflow's version must not be `latest`. Leave the version out to run the latest one.",
    );
  }
  return param;
}
