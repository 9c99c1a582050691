import * as z from 'zod';
import { hasBody } from './answers.ts';
import { routes } from './gen/routes.gen.ts';

/**
 * What is to go wrong, and with which calls. Without `status` or `reset: 'before'` the operation is
 * carried out, and only its answer is what the fault makes of it.
 */
export interface Fault {
  /** The operation that it strikes, such as `sessions.create`. Default: every one. */
  operation?: string | undefined;
  /** How many calls it strikes. Default: 1, or with a `rate` all that the rate hits. */
  times?: number | undefined;
  /** The share of the calls that it strikes, above 0 and at most 1. Default: 1. */
  rate?: number | undefined;
  /** Milliseconds to hold the answer back. The operation is carried out before them. */
  delay?: number | undefined;
  /** Answers with this status, from 200 to 599, in place of carrying the operation out. */
  status?: number | undefined;
  /** Headers to add to the answer, or to put in place of its own. */
  headers?: Record<string, string> | undefined;
  /**
   * With `status`: the body, a string as it is and anything else as JSON. Default: an API error, and
   * below 400 nothing.
   */
  body?: unknown;
  /**
   * What becomes of the answer's body: `truncated` ends the connection in the middle of it, `stalled`
   * sends the headers and nothing more, `invalid` is whole but no JSON, `html` is a proxy's page.
   */
  damage?: 'truncated' | 'stalled' | 'invalid' | 'html' | undefined;
  /** Resets the connection: `before` the operation is carried out, or `after`. */
  reset?: 'before' | 'after' | undefined;
}

/** Validates a fault. */
export const FaultSchema = z
  .strictObject({
    operation: z
      .enum(routes.map((route) => route.operationId))
      .optional()
      .describe('The operation that it strikes. Without it, every one.'),
    times: z
      .int()
      .min(1)
      .optional()
      .describe('How many calls it strikes. Without it 1, or with a rate all that the rate hits.'),
    rate: z.number().gt(0).max(1).optional().describe('The share of the calls that it strikes.'),
    delay: z
      .number()
      .min(0)
      .max(2 ** 31 - 1)
      .optional()
      .describe('Milliseconds to hold the answer back, after the operation is carried out.'),
    status: z
      .int()
      .min(200)
      .max(599)
      .optional()
      .describe('Answers with this status in place of carrying the operation out.'),
    headers: z.record(z.string(), z.string()).optional().describe('Headers of the answer.'),
    body: z
      .unknown()
      .optional()
      .describe('With a status: the body, a string as it is and anything else as JSON.'),
    damage: z
      .enum(['truncated', 'stalled', 'invalid', 'html'])
      .optional()
      .describe('What becomes of the body: cut off, never sent, no JSON, or a page of HTML.'),
    reset: z
      .enum(['before', 'after'])
      .optional()
      .describe('Resets the connection before or after the operation is carried out.'),
  })
  .check(
    z.refine(({ headers }) => areHeaders(headers), {
      error: 'has a header that HTTP does not allow',
      path: ['headers'],
    }),
    z.refine(({ body, status }) => body === undefined || status !== undefined, {
      error: 'needs a status beside it',
      path: ['body'],
    }),
    z.refine(({ body }) => body === undefined || isJson(body), {
      error: 'cannot be written as JSON',
      path: ['body'],
    }),
    z.refine(
      ({ body, damage, status = 200 }) =>
        hasBody(status) || (body === undefined && damage === undefined),
      { error: 'is one whose answer has no body', path: ['status'] },
    ),
    z.refine((fault) => !fault.damage || fault.damage === 'html' || !isEmpty(fault), {
      error: 'needs a body to act on',
      path: ['damage'],
    }),
    z.refine(({ reset, status, headers, damage }) => !reset || !(status ?? headers ?? damage), {
      error: 'leaves no answer for status, headers or damage',
      path: ['reset'],
    }),
    z.refine(
      ({ delay, status, headers, damage, reset }) =>
        [delay, status, headers, damage, reset].some((part) => part !== undefined),
      { error: 'A fault needs a delay, status, headers, damage or reset' },
    ),
  );

/** What the server sees to itself: beside them, it could not send the answer. */
const framing = new Set(['content-length', 'trailer', 'transfer-encoding']);

function areHeaders(headers: Record<string, string> = {}): boolean {
  return Object.entries(headers).every(
    ([name, value]) =>
      /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
      // `Headers` would trim the ends and let control characters pass, which a server cannot send.
      /^[\t\x20-\x7e\x80-\xff]*$/.test(value) &&
      !framing.has(name.toLowerCase()),
  );
}

/** Whether what stands in for the operation's answer has an empty body. */
function isEmpty({ status, body }: { status?: number | undefined; body?: unknown }): boolean {
  return body === '' || (body === undefined && status !== undefined && status < 400);
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
