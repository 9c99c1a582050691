import * as Type from 'typebox';
import { Compile } from 'typebox/compile';

const closed = { additionalProperties: false };
const flag = Type.Optional(Type.Boolean());
const enabled = Type.Object({ enabled: flag }, closed);
const count = Type.Optional(Type.Integer({ minimum: 1 }));
const variables = Type.Record(
  Type.String({ maxLength: 64 }),
  Type.Union([Type.String({ maxLength: 10485760 }), Type.Boolean(), Type.Number()]),
  { maxProperties: 64 },
);

const body = Compile(
  Type.Object(
    {
      user: Type.String({ minLength: 1 }),
      workflow: Type.Object(
        {
          id: Type.String(),
          version: Type.Optional(Type.String()),
          state_variables: Type.Optional(variables),
          tracing: Type.Optional(enabled),
        },
        closed,
      ),
      chatkit_configuration: Type.Optional(
        Type.Object(
          {
            automatic_thread_titling: Type.Optional(enabled),
            file_upload: Type.Optional(
              Type.Object(
                {
                  enabled: flag,
                  max_file_size: Type.Optional(Type.Integer({ minimum: 1, maximum: 512 })),
                  max_files: count,
                },
                closed,
              ),
            ),
            history: Type.Optional(Type.Object({ enabled: flag, recent_threads: count }, closed)),
          },
          closed,
        ),
      ),
      expires_after: Type.Optional(
        Type.Object(
          {
            anchor: Type.Literal('created_at'),
            seconds: Type.Integer({ minimum: 1, maximum: 600 }),
          },
          closed,
        ),
      ),
      rate_limits: Type.Optional(Type.Object({ max_requests_per_1_minute: count }, closed)),
    },
    closed,
  ),
);

const on = Type.Object({ enabled: Type.Boolean() });
const wholeOrNull = Type.Union([Type.Integer(), Type.Null()]);

const session = Compile(
  Type.Object({
    id: Type.String(),
    object: Type.Literal('chatkit.session'),
    client_secret: Type.String(),
    expires_at: Type.Integer(),
    status: Type.Union([
      Type.Literal('active'),
      Type.Literal('expired'),
      Type.Literal('cancelled'),
    ]),
    user: Type.String(),
    max_requests_per_1_minute: Type.Integer(),
    rate_limits: Type.Object({ max_requests_per_1_minute: Type.Integer() }),
    workflow: Type.Object({
      id: Type.String(),
      version: Type.Union([Type.String(), Type.Null()]),
      state_variables: Type.Union([
        Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean(), Type.Number()])),
        Type.Null(),
      ]),
      tracing: on,
    }),
    chatkit_configuration: Type.Object({
      automatic_thread_titling: on,
      file_upload: Type.Object({
        enabled: Type.Boolean(),
        max_file_size: wholeOrNull,
        max_files: wholeOrNull,
      }),
      history: Type.Object({ enabled: Type.Boolean(), recent_threads: wholeOrNull }),
    }),
  }),
);

// `Check` alone reports no issues, but every other contender does.
export const checkBody = (value: unknown): boolean =>
  body.Check(value) || body.Errors(value).length === 0;
export const checkSession = (value: unknown): boolean =>
  session.Check(value) || session.Errors(value).length === 0;
