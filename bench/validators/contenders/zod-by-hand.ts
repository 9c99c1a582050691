import * as z from 'zod';

const enabled = z.strictObject({ enabled: z.boolean().optional() });
const count = z.int().gte(1);
const map = z.record(
  z.string().max(64),
  z.union([z.string().max(10485760), z.boolean(), z.number()]),
);

const body = z.strictObject({
  user: z.string().min(1),
  workflow: z.strictObject({
    id: z.string(),
    version: z.string().optional(),
    state_variables: map.refine((value) => Object.keys(value).length <= 64).optional(),
    tracing: enabled.optional(),
  }),
  chatkit_configuration: z
    .strictObject({
      automatic_thread_titling: enabled.optional(),
      file_upload: z
        .strictObject({
          enabled: z.boolean().optional(),
          max_file_size: count.lte(512).optional(),
          max_files: count.optional(),
        })
        .optional(),
      history: z
        .strictObject({ enabled: z.boolean().optional(), recent_threads: count.optional() })
        .optional(),
    })
    .optional(),
  expires_after: z
    .strictObject({ anchor: z.literal('created_at'), seconds: count.lte(600) })
    .optional(),
  rate_limits: z.strictObject({ max_requests_per_1_minute: count.optional() }).optional(),
});

const on = z.looseObject({ enabled: z.boolean() });
const limits = z.looseObject({ max_requests_per_1_minute: z.int() });
const variables = z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]));

const session = z.looseObject({
  id: z.string(),
  object: z.literal('chatkit.session'),
  client_secret: z.string(),
  expires_at: z.int(),
  status: z.enum(['active', 'expired', 'cancelled']),
  user: z.string(),
  max_requests_per_1_minute: z.int(),
  rate_limits: limits,
  workflow: z.looseObject({
    id: z.string(),
    version: z.string().nullable(),
    state_variables: variables.nullable(),
    tracing: on,
  }),
  chatkit_configuration: z.looseObject({
    automatic_thread_titling: on,
    file_upload: z.looseObject({
      enabled: z.boolean(),
      max_file_size: z.int().nullable(),
      max_files: z.int().nullable(),
    }),
    history: z.looseObject({ enabled: z.boolean(), recent_threads: z.int().nullable() }),
  }),
});

export const checkBody = (value: unknown): boolean => body.safeParse(value).success;
export const checkSession = (value: unknown): boolean => session.safeParse(value).success;
