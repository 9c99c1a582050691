import * as z from 'zod/mini';

const flag = z.optional(z.boolean());
const enabled = z.strictObject({ enabled: flag });
const count = z.int().check(z.gte(1));
const map = z.record(
  z.string().check(z.maxLength(64)),
  z.union([z.string().check(z.maxLength(10485760)), z.boolean(), z.number()]),
);

const body = z.strictObject({
  user: z.string().check(z.minLength(1)),
  workflow: z.strictObject({
    id: z.string(),
    version: z.optional(z.string()),
    state_variables: z.optional(map.check(z.refine((value) => Object.keys(value).length <= 64))),
    tracing: z.optional(enabled),
  }),
  chatkit_configuration: z.optional(
    z.strictObject({
      automatic_thread_titling: z.optional(enabled),
      file_upload: z.optional(
        z.strictObject({
          enabled: flag,
          max_file_size: z.optional(z.int().check(z.gte(1), z.lte(512))),
          max_files: z.optional(count),
        }),
      ),
      history: z.optional(z.strictObject({ enabled: flag, recent_threads: z.optional(count) })),
    }),
  ),
  expires_after: z.optional(
    z.strictObject({
      anchor: z.literal('created_at'),
      seconds: z.int().check(z.gte(1), z.lte(600)),
    }),
  ),
  rate_limits: z.optional(z.strictObject({ max_requests_per_1_minute: z.optional(count) })),
});

const on = z.looseObject({ enabled: z.boolean() });
const variables = z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]));

const session = z.looseObject({
  id: z.string(),
  object: z.literal('chatkit.session'),
  client_secret: z.string(),
  expires_at: z.int(),
  status: z.enum(['active', 'expired', 'cancelled']),
  user: z.string(),
  max_requests_per_1_minute: z.int(),
  rate_limits: z.looseObject({ max_requests_per_1_minute: z.int() }),
  workflow: z.looseObject({
    id: z.string(),
    version: z.nullable(z.string()),
    state_variables: z.nullable(variables),
    tracing: on,
  }),
  chatkit_configuration: z.looseObject({
    automatic_thread_titling: on,
    file_upload: z.looseObject({
      enabled: z.boolean(),
      max_file_size: z.nullable(z.int()),
      max_files: z.nullable(z.int()),
    }),
    history: z.looseObject({ enabled: z.boolean(), recent_threads: z.nullable(z.int()) }),
  }),
});

export const checkBody = (value: unknown): boolean => body.safeParse(value).success;
export const checkSession = (value: unknown): boolean => session.safeParse(value).success;
