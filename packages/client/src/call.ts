import type { APIError } from './errors.ts';
import type { Secrets } from './redact.ts';
import type { Settings } from './settings.ts';

/** How an operation of the spec is called; generated. */
export interface Operation {
  id: string;
  method: string;
  /** Relative to the base URL, with the path parameters in braces. */
  path: string;
  /** By name in lower case. */
  headers?: Record<string, string>;
  /** Where a method's `params` go; absent if it has none. */
  paramsIn?: 'body' | 'query';
}

/** A reader of a stream. DOM's name for it is nothing to declarations that are to check without DOM. */
interface Reader {
  read: () => Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel: () => Promise<void>;
}

/** An answer and as much of its body as has been read. */
export interface Answer {
  readonly response: Response;
  /** Undefined until reading begins. */
  text: string | undefined;
  reader: Reader | undefined;
}

/** A call: what is the same for each attempt, and how far it has come. */
export interface Call extends Secrets {
  readonly operation: Operation;
  /** The client's; with the call's options once it runs. */
  settings: Settings;
  /** When it began, on a clock that nobody sets. */
  readonly started: number;
  /** Whether the caller has asked for the response unread before anything else. */
  isRaw: boolean | undefined;
  /** Whether the body of a success has been read to its end. */
  isWhole: boolean;
  url: string;
  body: string | undefined;
  /** How many attempts have failed. */
  retries: number;
  /** Whether it has been aborted, or has reached its deadline. */
  isOver: boolean;
  /** The last answer that was an error, or the last error if there was no answer. */
  last: APIError | undefined;
  /** What has come in the present attempt. */
  answer: Answer | undefined;
}

/** Begins a call. */
export function createCall(operation: Operation, settings: Settings): Call {
  return {
    operation,
    settings,
    started: performance.now(),
    isRaw: undefined,
    isWhole: false,
    url: '',
    body: undefined,
    retries: 0,
    isOver: false,
    last: undefined,
    answer: undefined,
    secrets: typeof settings.apiKey === 'string' ? [settings.apiKey] : [],
    found: undefined,
  };
}

/** How long a call's deadline leaves it, in milliseconds. */
export function timeLeft({ settings, started }: Call): number {
  return started + (settings.deadline ?? Infinity) - performance.now();
}
