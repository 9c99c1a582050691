import type { Session } from './sessions/session.ts';
import type { Store } from './stores/store.ts';

// The declarations name these Web types. Without DOM or Node types, the empty interfaces let them
// compile. With them, an empty interface adds nothing.
declare global {
  interface Request {}
  interface Response {}
}

/** A ChatKit server in this process. It gets the verified session, and can read the body once. */
export type WorkflowHandler = (
  request: Request,
  session: Session,
) => Response | PromiseLike<Response>;

/** A ChatKit server elsewhere, which gets the session as signed headers. */
export interface Upstream {
  /** The URL that takes ChatKit requests, such as `http://127.0.0.1:8000/chatkit`. */
  upstream: string;
}

/** Options of `createGateway`. */
export interface GatewayOptions {
  /** The API keys that may create and cancel sessions. */
  apiKeys: readonly string[];
  /**
   * Keys of at least 32 characters that sign client secrets and the session header. The first one
   * signs, and all of them are accepted. To rotate, add a new one at the end in every process, then
   * move it to the front, and remove the old one 10 minutes later.
   */
  secrets: readonly string[];
  /** The ChatKit server of each workflow id. */
  workflows: Readonly<Record<string, WorkflowHandler | Upstream>>;
  /** Keeps the sessions. Defaults to the memory of this process, up to 256 MiB. */
  store?: Store | undefined;
  /** Other origins whose pages may chat, such as `https://shop.example`. Defaults to none. */
  allowedOrigins?: readonly string[] | undefined;
  /** The path of the chat endpoint. Defaults to `/chatkit`. */
  path?: string | undefined;
  /** The largest request body, in bytes. Defaults to 10 485 760. */
  bodyLimit?: number | undefined;
  /** The longest wait for a request body, and for a workflow's response, in ms. Defaults to 30 000. */
  timeout?: number | undefined;
  /** Returns the time in milliseconds of Unix time. Defaults to `Date.now`. */
  clock?: (() => number) | undefined;
  /**
   * Receives the error behind each response of 500 and above, and behind each stream that breaks. Its
   * message has no keys and no secrets. Its `cause` is the original error. Defaults to a line on
   * `console.error`.
   */
  onError?: ((error: Error, request: Request) => unknown) | undefined;
}
