import type { $ZodIssue } from 'zod/v4/core';

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

/** An answer with JSON and an `x-request-id`. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': `req_${crypto.randomUUID().replaceAll('-', '')}`,
      ...headers,
    },
  });
}

/** A refusal in the error shape of the API. */
export function errorAnswer({ status, message, fields }: Refusal): Response {
  const { type = 'invalid_request_error', param = null, code = null, headers } = fields;
  return json(status, { error: { message, type, param, code } }, headers);
}

/** The refusal of a body, after the first thing that is wrong with it. */
export function refuseBody(issue: $ZodIssue): Refusal {
  // An unknown key is reported at its parent: the field that offends is the key itself.
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  const param = path.map(String).join('.');
  return new Refusal(400, param ? `Invalid '${param}': ${issue.message}.` : `${issue.message}.`, {
    param: param || null,
  });
}
