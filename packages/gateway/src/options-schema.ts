import * as z from 'zod';
import { positiveInteger, text } from './check-options.ts';

const isFunction = (value: unknown): boolean => typeof value === 'function';
const aFunction = z.custom(isFunction, 'must be a function');
const url = z.url({ protocol: /^https?$/, error: 'must be a URL with http or https' });

/** Validates the options. In a file of its own, so that no declaration which users load names zod. */
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
