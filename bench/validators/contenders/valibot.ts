import * as v from 'valibot';

const flag = v.optional(v.boolean());
const enabled = v.strictObject({ enabled: flag });
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const map = v.pipe(
  v.record(
    v.pipe(v.string(), v.maxLength(64)),
    v.union([v.pipe(v.string(), v.maxLength(10485760)), v.boolean(), v.number()]),
  ),
  v.maxEntries(64),
);

const body = v.strictObject({
  user: v.pipe(v.string(), v.minLength(1)),
  workflow: v.strictObject({
    id: v.string(),
    version: v.optional(v.string()),
    state_variables: v.optional(map),
    tracing: v.optional(enabled),
  }),
  chatkit_configuration: v.optional(
    v.strictObject({
      automatic_thread_titling: v.optional(enabled),
      file_upload: v.optional(
        v.strictObject({
          enabled: flag,
          max_file_size: v.optional(v.pipe(count, v.maxValue(512))),
          max_files: v.optional(count),
        }),
      ),
      history: v.optional(v.strictObject({ enabled: flag, recent_threads: v.optional(count) })),
    }),
  ),
  expires_after: v.optional(
    v.strictObject({ anchor: v.literal('created_at'), seconds: v.pipe(count, v.maxValue(600)) }),
  ),
  rate_limits: v.optional(v.strictObject({ max_requests_per_1_minute: v.optional(count) })),
});

const whole = v.pipe(v.number(), v.integer());
const on = v.looseObject({ enabled: v.boolean() });
const variables = v.record(v.string(), v.union([v.string(), v.boolean(), v.number()]));

const session = v.looseObject({
  id: v.string(),
  object: v.literal('chatkit.session'),
  client_secret: v.string(),
  expires_at: whole,
  status: v.picklist(['active', 'expired', 'cancelled']),
  user: v.string(),
  max_requests_per_1_minute: whole,
  rate_limits: v.looseObject({ max_requests_per_1_minute: whole }),
  workflow: v.looseObject({
    id: v.string(),
    version: v.nullable(v.string()),
    state_variables: v.nullable(variables),
    tracing: on,
  }),
  chatkit_configuration: v.looseObject({
    automatic_thread_titling: on,
    file_upload: v.looseObject({
      enabled: v.boolean(),
      max_file_size: v.nullable(whole),
      max_files: v.nullable(whole),
    }),
    history: v.looseObject({ enabled: v.boolean(), recent_threads: v.nullable(whole) }),
  }),
});

export const checkBody = (value: unknown): boolean => v.safeParse(body, value).success;
export const checkSession = (value: unknown): boolean => v.safeParse(session, value).success;
