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
  /** Where the fields of a method's `params` go; absent if it has none. */
  paramsIn?: 'body' | 'query';
  /** The fields that go elsewhere. `list` is a query parameter with its items joined by commas. */
  fields?: Record<string, 'query' | 'header' | 'list'>;
  /** Whether `params` may be left out. */
  isOptional?: boolean;
  /** Whether successes have no body, which makes the data null. */
  noContent?: 'always' | 'sometimes';
  /** The fields by which a page leads to the next one, if the data are a page. */
  cursor?: Cursor;
}

/** The names of a page's fields, and of the query parameter that takes a cursor. */
export interface Cursor {
  /** The field with the items. */
  items: string;
  /** The field with the cursor of the next page. */
  next: string;
  /** The field that says whether there are more pages. */
  more: string;
  /** The query parameter that takes the cursor. */
  parameter: string;
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
  /** The headers that are fields of `params`. */
  paramHeaders: Record<string, unknown> | undefined;
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
    paramHeaders: undefined,
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
