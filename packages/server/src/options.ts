import type {
  ChatSession,
  ChatSessionChatKitConfigurationParam,
  ChatSessionExpiresAfterParam,
  ChatSessionRateLimitsParam,
  ChatSessionWorkflowParam,
  SessionCreateParams,
} from '@chatkit-sessions/types';
import type { StandardSchemaV1 } from '@standard-schema/spec';

// The types of the Web that our declarations name. Where neither DOM nor Node types are loaded, these
// empty ones let the declarations check; where they are, an empty interface adds nothing to them.
declare global {
  interface AbortSignal {}
  interface Headers {}
  interface Request {}
  interface Response {}
}

/** What mints: a `ChatKit` of `@chatkit-sessions/client`, or the official SDK's `client.beta.chatkit`. */
export interface SessionCreator {
  readonly sessions: {
    create(
      params: SessionCreateParams,
      options: { signal: AbortSignal; deadline: number },
    ): PromiseLike<Pick<ChatSession, 'client_secret' | 'expires_at'>>;
  };
}

/** Who asks: null or a blank id for nobody, an id, or an id with headers for the answer, such as a cookie. */
export type ChatUser =
  | string
  | { id: string; headers?: Headers | Record<string, string> | [string, string][] | undefined }
  | null
  | undefined;

/** A workflow's id, or the id with a version or tracing. */
export type Workflow = string | Omit<ChatSessionWorkflowParam, 'state_variables'>;

/** What the workflow reads as its state: at most 64, keys of at most 64 characters. */
export type StateVariables = NonNullable<ChatSessionWorkflowParam['state_variables']>;

/** A user who has asked too often, and how many seconds to wait, if that is known. */
export interface Refusal {
  retryAfter?: number | undefined;
}

type Awaitable<T> = T | PromiseLike<T>;

/** What a session handler is made with. Nothing here is chosen by the request's body. */
export interface SessionHandlerOptions<Input = undefined> {
  /** What mints. It holds the API key. */
  chatkit: SessionCreator;
  /** The workflow that answers, or a function that picks it. */
  workflow: Workflow | ((request: Request, user: string) => Awaitable<Workflow>);
  /**
   * Says who asks: from your sign-in, or {@link signedAnonymousUser}. Nobody is answered with 401.
   * It must leave the request's body unread.
   */
  user: (request: Request) => Awaitable<ChatUser>;
  /** The features of the chat. Default: the API's. */
  configuration?: ChatSessionChatKitConfigurationParam | undefined;
  /** The workflow's state, or a function that makes it. Default: none. */
  stateVariables?:
    | StateVariables
    | ((request: Request, user: string, input: Input) => Awaitable<StateVariables | undefined>)
    | undefined;
  /**
   * Admits the request's JSON body, undefined if it is empty, as the third argument of the function
   * `stateVariables`, which it needs. A body that it refuses is a 422. Default: the body is ignored.
   */
  input?: StandardSchemaV1<unknown, Input> | undefined;
  /** The longest body, in bytes; a longer one is a 413, ignored or not. Default: 16 384. */
  bodyLimit?: number | undefined;
  /** When sessions end. Default: the API's, 600 seconds after creation. */
  expiresAfter?: ChatSessionExpiresAfterParam | undefined;
  /** How much a session may be used. Default: the API's, 10 requests a minute. */
  rateLimits?: ChatSessionRateLimitsParam | undefined;
  /**
   * The origin that browsers see, such as `https://example.com`, where it is not that of the request:
   * behind a proxy that ends TLS. Default: the scheme of `request.url` with the header `host`.
   */
  publicOrigin?: string | undefined;
  /** The other origins whose pages may ask, with credentials. Default: none. `*` is refused. */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Refuses, with 429, a user who asks too often, before anything is minted. It lets through by
   * returning nothing. What it throws is a 500: a limit that fails lets nobody through.
   */
  limit?: ((user: string, request: Request) => Awaitable<Refusal | null | undefined>) | undefined;
  /** The longest that minting may take with its retries, in milliseconds. Default: 30 000. */
  timeout?: number | undefined;
  /**
   * Gets the whole error of an answer of 500 and above, and is waited for. Default: a line on
   * `console.error` with the error's name, status and request id, and nothing that could be secret.
   */
  onError?: ((error: unknown, request: Request) => Awaitable<unknown>) | undefined;
}
