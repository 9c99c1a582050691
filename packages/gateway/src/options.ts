import * as z from 'zod';
import { positiveInteger, text } from './check-options.ts';
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

const isFunction = (value: unknown): boolean => typeof value === 'function';
const aFunction = z.custom(isFunction, 'must be a function');
const url = z.url({ protocol: /^https?$/, error: 'must be a URL with http or https' });

/** Validates the options. */
export const GatewayOptionsSchema: z.ZodObject = z.strictObject(
  {
    apiKeys: z
      .array(text.regex(/^\S+$/, 'must be a key without spaces'), 'must be a list of API keys')
      .min(1, 'must have at least one API key'),
    secrets: z
      .array(text.min(32, 'must have at least 32 characters'), 'must be a list of secrets')
      .min(1, 'must have at least one secret'),
    workflows: z
      .record(
        text.regex(/^\S+$/, 'must be a workflow id without spaces'),
        z.union([aFunction, z.strictObject({ upstream: url })], {
          error: 'must be a function, or { upstream: URL }',
        }),
        'must be an object with a function or { upstream: URL } for each workflow id',
      )
      .refine((workflows) => Object.keys(workflows).length > 0, 'must have at least one workflow'),
    store: z
      .looseObject({ create: aFunction, countRequest: aFunction }, 'must be a store')
      .optional(),
    allowedOrigins: z
      .array(
        text.refine(
          (origin) => URL.canParse(origin) && new URL(origin).origin === origin,
          'must be an origin as a browser sends it, such as https://shop.example',
        ),
        'must be a list of origins',
      )
      .optional(),
    path: text
      .regex(/^\/[\w\-./]*$/, 'must start with a slash and have only letters, digits, - . _ and /')
      .regex(/^(?!\/v1(\/|$))/, 'must not be under /v1, where the sessions API is')
      .optional(),
    bodyLimit: positiveInteger.optional(),
    timeout: positiveInteger.optional(),
    clock: aFunction.optional(),
    onError: aFunction.optional(),
  },
  'must be an object',
);
