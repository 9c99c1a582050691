// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

/** By operationId and by the path in the operation's body: what to do about what is refused. */
export const advice: ReadonlyMap<string, ReadonlyMap<string, string>> = /* @__PURE__ */ new Map([
  [
    'sessions.create',
    /* @__PURE__ */ new Map([
      ['user', 'Give your own id of the person who is signed in.'],
      [
        'expires_after',
        'Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
      ],
      [
        'expires_after.seconds',
        'No session lasts longer than ten minutes: the browser then asks for a new secret, and you create a new session.',
      ],
      [
        'rate_limits.max_requests_per_session',
        'A session is limited by the minute only: write max_requests_per_1_minute.',
      ],
      ['workflow_id', 'Write workflow: { id: … }.'],
      ['version', 'It belongs inside workflow.'],
      ['state_variables', 'It belongs inside workflow.'],
      ['tracing', 'It belongs inside workflow.'],
      ['file_upload', 'It belongs inside chatkit_configuration.'],
      ['history', 'It belongs inside chatkit_configuration.'],
      ['expires_at', 'Write expires_after: { anchor: "created_at", seconds: 600 }.'],
      ['max_requests_per_1_minute', 'It belongs inside rate_limits.'],
      [
        'max_requests_per_session',
        'A session is limited by the minute only: write rate_limits: { max_requests_per_1_minute: … }.',
      ],
    ]),
  ],
]);
