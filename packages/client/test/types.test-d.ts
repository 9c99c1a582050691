// Checked by `tsc`: nothing here runs.
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

/** Compiles only if each is assignable to the other. */
type Same<A extends B, B extends C, C = A> = [A, B];

/** Ours also lets an optional property be undefined. */
type Exact<T> = T extends object ? { [K in keyof T]: Exact<Exclude<T[K], undefined>> } : T;

export type Params = Same<Exact<SessionCreateParams>, TheirParams>;
export type Session = Same<ChatSession, TheirSession>;

declare const theirs: OpenAI;
declare const ours: ChatKit;

/** Code that is written against the official SDK, given either client. */
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
/** What may stand in the headers of both. */
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
/** What zod parses fits with `exactOptionalPropertyTypes`, which this project sets. */
export const created = (chatkit: ChatKit): unknown => chatkit.sessions.create(parsed);
/** The maps of this project fit as they are. */
export const maps: Validators[] = [zod, standalone];
export const checked: ChatKitOptions = { validators: standalone };
// @ts-expect-error -- no schema
export const unfit: Validators = { 'sessions.create': { request: { parse: () => {} } } };

export const promise: APIPromise<ChatSession> = ours.sessions.create({
  user: 'u',
  workflow: { id: 'w' },
});
export async function results(): Promise<[ChatSession, Response, string | null]> {
  const { data, response, request_id } = await promise.withResponse();
  const raw: Response = await promise.asResponse();
  return [data, raw.ok ? raw : response, request_id];
}

// @ts-expect-error -- a workflow is needed
void ours.sessions.create({ user: 'u' });
// @ts-expect-error -- a misspelt option
export const misspelt: RequestOptions = { timeOut: 5 };
// @ts-expect-error -- no such level
export const loud: ChatKitOptions = { logLevel: 'loud' };
