import type { $ZodIssue } from 'zod/v4/core';

/**
 * How an answer leaves the emulator, when not whole: the connection is reset in place of it, the
 * body is cut in the middle, or it stalls after the headers.
 */
export type AnswerEnding = 'reset' | 'truncated' | 'stalled';

/** What the emulator answers, before it becomes a `Response` or goes down a socket. */
export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The whole body, whatever `ending` leaves of it. */
  body: string;
  /** Milliseconds to hold the answer back. Default: 0. */
  delay?: number;
  /** Default: it arrives whole. */
  ending?: AnswerEnding;
}

/** What a refusal says beside its message. */
interface ErrorFields {
  type?: string;
  param?: string | null;
  code?: string | null;
  headers?: Record<string, string>;
}

/** An answer that is thrown: the request cannot be acted on. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly fields: ErrorFields;

  constructor(status: number, message: string, fields: ErrorFields = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** An answer with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** A refusal in the error shape of the API. */
export function errorAnswer({ status, message, fields }: Refusal): Answer {
  const { param = null, code = null, headers } = fields;
  const type = fields.type ?? errorType(status);
  return json(status, { error: { message, type, param, code } }, headers);
}

function errorType(status: number): string {
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** The refusal of a body, after the first thing that is wrong with it. */
export function refuseBody(issue: $ZodIssue): Refusal {
  // An unknown key is reported at its parent: the field that offends is the key itself.
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  const param = path.map(String).join('.');
  // A message of zod's own has no full stop.
  const sentence = issue.message.replace(/[^.]$/, '$&.');
  return new Refusal(400, param ? `Invalid '${param}': ${sentence}` : sentence, {
    param: param || null,
  });
}

/** Whether HTTP allows an answer of this status to have a body. */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}
