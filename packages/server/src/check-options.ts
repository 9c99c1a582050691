import type { ChatSessionWorkflowParam } from '@chatkit-sessions/types';
import type { SessionHandlerOptions, Workflow } from './options.ts';

/**
 * Throws a TypeError that names an option without sense. Bounds that the spec states are left to the
 * client's validators and the API.
 */
export function checkOptions<Input>(options: SessionHandlerOptions<Input>): void {
  const { chatkit, workflow, user, input, stateVariables } = options;
  if (typeof chatkit?.sessions?.create !== 'function') {
    throw new TypeError(
      'The option chatkit must have sessions.create: give a ChatKit, or client.beta.chatkit.',
    );
  }
  if (typeof user !== 'function') {
    throw new TypeError('The option user must be a function: it decides who may chat.');
  }
  for (const name of ['limit', 'onError'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function') {
      throw new TypeError(`The option ${name} must be a function.`);
    }
  }
  if (typeof workflow !== 'function') toWorkflow(workflow);
  if (!['undefined', 'function', 'object'].includes(typeof stateVariables)) {
    throw new TypeError(
      'The option stateVariables must be an object, or a function that makes it.',
    );
  }
  if (input !== undefined && typeof input?.['~standard']?.validate !== 'function') {
    throw new TypeError('The option input must be a Standard Schema, such as one of zod.');
  }
  if (input && typeof stateVariables !== 'function') {
    throw new TypeError('The option input needs a function stateVariables, which alone gets it.');
  }
  for (const name of ['timeout', 'bodyLimit'] as const) {
    const value = options[name];
    // The bound is what a timer can wait.
    if (value !== undefined && !(typeof value === 'number' && value > 0 && value < 2 ** 31)) {
      throw new TypeError(`The option ${name} must be a number above 0 and below ${2 ** 31}.`);
    }
  }
}

/** A workflow as the API takes it. Throws a TypeError for one without an id. */
export function toWorkflow(workflow: Workflow): ChatSessionWorkflowParam {
  const param = typeof workflow === 'string' ? { id: workflow } : workflow;
  if (typeof param?.id !== 'string' || !param.id.trim()) {
    throw new TypeError("The option workflow must be a workflow's id, or an object with its id.");
  }
  if (param.version === 'latest') {
    // The API creates such a session, then its chat fails.
    throw new TypeError(
      "A workflow's version is never `latest`: leave it out to run the latest one.",
    );
  }
  return param;
}
