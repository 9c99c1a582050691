import * as z from 'zod';
import { routes } from '../gen/routes.gen.ts';
import { isHeaderValue } from '../http/request.ts';
import { hasBody } from '../http/response.ts';
import { showName } from '../options.ts';

/**
 * A failure to inject, and the calls that it affects. Without `status` or `reset: 'before'` the
 * operation runs, and the fault changes its response.
 */
export interface Fault {
  /** The operation to affect, such as `sessions.create`. Defaults to every operation. */
  operation?: string | undefined;
  /** The number of calls to affect. Defaults to 1, or with a `rate` to every call that it selects. */
  times?: number | undefined;
  /** The share of calls to affect, above 0 and at most 1. Defaults to 1. */
  rate?: number | undefined;
  /** Milliseconds to wait before the response is sent. The operation runs before the wait. */
  delay?: number | undefined;
  /** Responds with this status, from 200 to 599, instead of running the operation. */
  status?: number | undefined;
  /** Headers to add to the response or to replace in it. */
  headers?: Record<string, string> | undefined;
  /**
   * The body to send with `status`: a string as it is, anything else as JSON. Defaults to an API
   * error, and below 400 to no body.
   */
  body?: unknown;
  /**
   * Damages the body: `truncated` closes the connection in the middle of it, `stalled` sends the
   * headers and no body, `invalid` sends broken JSON, `html` sends a proxy's error page.
   */
  damage?: 'truncated' | 'stalled' | 'invalid' | 'html' | undefined;
  /** Resets the connection `before` or `after` the operation runs. */
  reset?: 'before' | 'after' | undefined;
}

/** Validates a fault. */
export const FaultSchema = z
  .strictObject(
    {
      operation: z
        .enum(routes.map((route) => route.operationId))
        .optional()
        .describe('The operation to affect. Defaults to every operation.'),
      times: z
        .int()
        .min(1)
        .optional()
        .describe(
          'The number of calls to affect. Defaults to 1, or with a rate to every call that it selects.',
        ),
      rate: z.number().gt(0).max(1).optional().describe('The share of calls to affect.'),
      delay: z
        .number()
        .min(0)
        .max(2 ** 31 - 1)
        .optional()
        .describe(
          'Milliseconds to wait before the response is sent. The operation runs before the wait.',
        ),
      status: z
        .int()
        .min(200)
        .max(599)
        .optional()
        .describe('Responds with this status instead of running the operation.'),
      headers: z
        .record(z.string(), z.string())
        .optional()
        .describe('Headers to add to the response or to replace in it.'),
      body: z
        .unknown()
        .optional()
        .describe('The body to send with a status: a string as it is, anything else as JSON.'),
      damage: z
        .enum(['truncated', 'stalled', 'invalid', 'html'])
        .optional()
        .describe('Damages the body: cut off, never sent, broken JSON, or a page of HTML.'),
      reset: z
        .enum(['before', 'after'])
        .optional()
        .describe('Resets the connection before or after the operation runs.'),
    },
    {
      error: (issue) => (issue.code === 'unrecognized_keys' ? unknownField(issue.keys) : undefined),
    },
  )
  .check(
    z.refine(({ headers }) => areHeaders(headers), {
      error:
        'must have names and values that HTTP allows, without content-length, trailer and transfer-encoding',
      path: ['headers'],
    }),
    z.refine(({ body, status }) => body === undefined || status !== undefined, {
      error: 'must come with a status',
      path: ['body'],
    }),
    z.refine(({ body }) => body === undefined || isJson(body), {
      error: 'must be a value that JSON can hold',
      path: ['body'],
    }),
    z.refine(
      ({ body, damage, status = 200 }) =>
        hasBody(status) || (body === undefined && damage === undefined),
      { error: 'must allow a body when the fault has body or damage', path: ['status'] },
    ),
    z.refine((fault) => !fault.damage || fault.damage === 'html' || !isEmpty(fault), {
      error: 'must come with a body that is not empty',
      path: ['damage'],
    }),
    z.refine(({ reset, status, headers, damage }) => !reset || !(status ?? headers ?? damage), {
      error: 'must not be combined with status, headers or damage',
      path: ['reset'],
    }),
    z.refine(
      ({ delay, status, headers, damage, reset }) =>
        [delay, status, headers, damage, reset].some((part) => part !== undefined),
      { error: 'must have a delay, status, headers, damage or reset' },
    ),
  );

const fields = Object.keys(FaultSchema.shape).join(', ');

function unknownField([field = '']: readonly string[]): string {
  // zod calls this for every fault of a list, so it must be fast.
  return `Unknown field ${showName(field)}, use ${fields}`;
}

/** Headers that the server sets itself. With other values, it could not send the response. */
const framingHeaders = new Set(['content-length', 'trailer', 'transfer-encoding']);

function areHeaders(headers: Record<string, string> = {}): boolean {
  return Object.entries(headers).every(
    ([name, value]) =>
      /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
      isHeaderValue(value) &&
      !framingHeaders.has(name.toLowerCase()),
  );
}

/** Whether the response of a fault has an empty body. */
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

/** Describes the first problem of a fault. Returns undefined for a valid fault. */
export function faultProblem(fault: unknown): string | undefined {
  const issue = FaultSchema.safeParse(fault).error?.issues[0];
  if (!issue) return undefined;
  return issue.path.length > 0 ? `${issue.path.join('.')} ${issue.message}` : issue.message;
}
