// Type tests: `tsc` checks this file, and nothing runs.
import type { ChatSession as TheirSession } from 'openai/resources/beta/chatkit/threads';
import type { SessionCreateParams as TheirParams } from 'openai/resources/beta/chatkit/sessions';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type OpenAI from 'openai';
import type { validators as zodValidators } from '@chatkit-sessions/zod';
import type { validators as standaloneValidators } from '@chatkit-sessions/zod/standalone';
import type {
  APIPromise,
  ChatKit,
  ChatKitOptions,
  Logger,
  LogLevel,
  RequestOptions,
  Schema,
  Validators,
} from '../src/index.ts';

/** Compiles only if both types are assignable to each other. */
type Same<A extends B, B extends C, C = A> = [A, B];

/** Removes `undefined` from optional properties, which only our types allow. */
type Exact<T> = T extends object ? { [K in keyof T]: Exact<Exclude<T[K], undefined>> } : T;

export type Params = Same<Exact<SessionCreateParams>, TheirParams>;
export type Session = Same<ChatSession, TheirSession>;

declare const theirs: OpenAI;
declare const ours: ChatKit;

/** Code for the official SDK compiles with either client. */
export async function dropIn(chatkit: typeof theirs.beta.chatkit | ChatKit, params: TheirParams) {
  const session: TheirSession = await chatkit.sessions.create(params, {
    timeout: 5,
    maxRetries: 1,
  });
  const cancelled = await chatkit.sessions.cancel(session.id, {
    signal: null,
    headers: { a: null },
  });
  return cancelled._request_id;
}
void dropIn(theirs.beta.chatkit, { user: 'u', workflow: { id: 'w' } });
void dropIn(ours, { user: 'u', workflow: { id: 'w' } });

type Shared = Pick<
  ConstructorParameters<typeof OpenAI>[0] & object,
  'timeout' | 'maxRetries' | 'logLevel' | 'logger' | 'organization' | 'project' | 'defaultQuery'
>;
declare const shared: Shared;
export const options: ChatKitOptions = shared;

type TheirOptions = NonNullable<Parameters<typeof theirs.beta.chatkit.sessions.create>[1]>;
declare const call: Pick<
  TheirOptions,
  'timeout' | 'maxRetries' | 'signal' | 'idempotencyKey' | 'fetchOptions'
>;
export const callOptions: RequestOptions = call;
declare const init: RequestInit;
export const fetched: RequestOptions[] = [
  { fetchOptions: init },
  { fetchOptions: { ...init, dispatcher: {} } },
];
/** Header values that both clients accept. */
export const headers: (RequestOptions & TheirOptions)[] = [
  { headers: { a: ['1', '2'], b: null, c: undefined } },
  { headers: new Headers() },
  { headers: [['a', '1']] },
  { headers: null, query: null },
];
export const fetchIsFetch: ChatKitOptions = { fetch, fetchOptions: { keepalive: true } };
export const levels: LogLevel[] = ['off', 'error', 'warn', 'info', 'debug'];
export const logger: Logger = console;

declare const standard: StandardSchemaV1;
export const schema: Schema = standard;
export const validators: Validators = { 'sessions.create': { request: standard } };

declare const zod: typeof zodValidators;
declare const standalone: typeof standaloneValidators;
declare const parsed: ReturnType<(typeof zod)['sessions.create']['request']['parse']>;
/** The output of zod's parse() is valid params with `exactOptionalPropertyTypes`. */
export const created = (chatkit: ChatKit): unknown => chatkit.sessions.create(parsed);
/** Both validator maps of this project are assignable. */
export const maps: Validators[] = [zod, standalone];
export const checked: ChatKitOptions = { validators: standalone };
// @ts-expect-error -- not a Standard Schema
export const wrong: Validators = { 'sessions.create': { request: { parse: () => {} } } };

export const promise: APIPromise<ChatSession> = ours.sessions.create({
  user: 'u',
  workflow: { id: 'w' },
});
export async function results(): Promise<[ChatSession, Response, string | null]> {
  const { data, response, request_id } = await promise.withResponse();
  const raw: Response = await promise.asResponse();
  return [data, raw.ok ? raw : response, request_id];
}

// @ts-expect-error -- the required workflow is missing
void ours.sessions.create({ user: 'u' });
// @ts-expect-error -- a misspelled option
export const misspelt: RequestOptions = { timeOut: 5 };
// @ts-expect-error -- an unknown log level
export const loud: ChatKitOptions = { logLevel: 'loud' };
