import type {
  ChatSession,
  ChatSessionChatKitConfigurationParam,
  ChatSessionExpiresAfterParam,
  ChatSessionRateLimitsParam,
  ChatSessionWorkflowParam,
  SessionCreateParams,
} from '@chatkit-sessions/types';
import type { StandardSchemaV1 } from '@standard-schema/spec';

// The declarations name these Web types. Without the DOM or Node types loaded, the empty interfaces
// let them compile; with those loaded, an empty interface adds nothing.
declare global {
  interface AbortSignal {}
  interface Headers {}
  interface Request {}
  interface Response {}
}

/** Creates sessions: a `ChatKit` of `@chatkit-sessions/client`, or the official SDK's `client.beta.chatkit`. */
export interface SessionCreator {
  readonly sessions: {
    create(
      params: SessionCreateParams,
      options: { signal: AbortSignal; deadline: number },
    ): PromiseLike<Pick<ChatSession, 'client_secret' | 'expires_at'>>;
  };
}

/**
 * The user who sent the request: an id, or an id with headers for the response, such as a cookie.
 * Null, undefined and a blank id mean that nobody is signed in.
 */
export type ChatUser =
  | string
  | { id: string; headers?: Headers | Record<string, string> | [string, string][] | undefined }
  | null
  | undefined;

/** A workflow's id, or an object with the id and a version or tracing. */
export type Workflow = string | Omit<ChatSessionWorkflowParam, 'state_variables'>;

/** The workflow's state: at most 64 variables, each with a key of at most 64 characters. */
export type StateVariables = NonNullable<ChatSessionWorkflowParam['state_variables']>;

/** Refuses a user who requested too many sessions. `retryAfter` is the seconds to wait, if known. */
export interface Refusal {
  retryAfter?: number | undefined;
}

type Awaitable<T> = T | PromiseLike<T>;

/**
 * The options of `createSessionHandler`. The request's body cannot change them. `Context` is the type
 * of the handler's second argument, which every function receives as its last argument.
 */
export interface SessionHandlerOptions<Input = undefined, Context = unknown> {
  /** Creates the sessions. It holds the API key. */
  chatkit: SessionCreator;
  /** The workflow that the session runs, or a function that chooses it. */
  workflow: Workflow | ((request: Request, user: string, context: Context) => Awaitable<Workflow>);
  /**
   * Returns the signed-in user. Without a user, the response is a 401. Take the user from your sign-in
   * or from {@link signedAnonymousUser}. The function must not read the request's body.
   */
  user: (request: Request, context: Context) => Awaitable<ChatUser>;
  /** The features of the chat. Defaults to the API's defaults. */
  configuration?: ChatSessionChatKitConfigurationParam | undefined;
  /** The workflow's state, or a function that returns it. Defaults to none. */
  stateVariables?:
    | StateVariables
    | ((
        request: Request,
        user: string,
        input: Input,
        context: Context,
      ) => Awaitable<StateVariables | undefined>)
    | undefined;
  /**
   * Validates the request's JSON body and passes it to the function `stateVariables`, which is then
   * required. An empty body is undefined, and an invalid one is a 422. Defaults to ignoring the body.
   */
  input?: StandardSchemaV1<unknown, Input> | undefined;
  /** The maximum size of a body in bytes, ignored or not. A longer one is a 413. Defaults to 16 384. */
  bodyLimit?: number | undefined;
  /** When sessions expire. Defaults to the API's default, 600 seconds after creation. */
  expiresAfter?: ChatSessionExpiresAfterParam | undefined;
  /** How often a session may be used. Defaults to the API's default, 10 requests a minute. */
  rateLimits?: ChatSessionRateLimitsParam | undefined;
  /**
   * The origin that browsers see, such as `https://example.com`. Set it behind a proxy that ends TLS.
   * Defaults to the scheme of `request.url` with the header `host`.
   */
  publicOrigin?: string | undefined;
  /** Other origins whose pages may request a session, with credentials. `*` is invalid. Defaults to none. */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Runs before a session is created. Return a {@link Refusal} to send a 429, or nothing to continue.
   * If it throws, the response is a 500, so that a broken limiter lets nobody through.
   */
  limit?:
    | ((user: string, request: Request, context: Context) => Awaitable<Refusal | null | undefined>)
    | undefined;
  /** The longest that creating a session may take, retries included, in ms. Defaults to 30 000. */
  timeout?: number | undefined;
  /**
   * Receives the error behind a response of 500 or above, and is awaited. Defaults to one line on
   * `console.error`, with API keys and client secrets masked.
   */
  onError?:
    ((error: unknown, request: Request, context: Context) => Awaitable<unknown>) | undefined;
}
