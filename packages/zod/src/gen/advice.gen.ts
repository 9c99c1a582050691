// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

/** By operationId and by the path in the operation's body, as JSON: what to do about what is refused. */
export const advice: ReadonlyMap<string, ReadonlyMap<string, string>> = /* @__PURE__ */ new Map([
  [
    'sessions.create',
    /* @__PURE__ */ new Map([
      ['["user"]', 'Give your own id of the person who is signed in.'],
      ['["workflow"]', 'Write workflow: { id: … }.'],
      ['["workflow","version"]', 'Leave it out for the latest deployed version.'],
      ['["workflow","tracing"]', 'Write { enabled: true } or { enabled: false }.'],
      ['["workflow","workflow_id"]', 'Write id.'],
      ['["workflow","stateVariables"]', 'Write state_variables.'],
      [
        '["chatkit_configuration","automatic_thread_titling"]',
        'Write { enabled: true } or { enabled: false }.',
      ],
      ['["chatkit_configuration","file_upload"]', 'Write { enabled: true } or { enabled: false }.'],
      ['["chatkit_configuration","history"]', 'Write { enabled: true } or { enabled: false }.'],
      [
        '["expires_after"]',
        'Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
      ],
      [
        '["expires_after","seconds"]',
        'No session lasts longer than ten minutes: the browser then asks for a new secret, and you create a new session.',
      ],
      ['["rate_limits"]', 'Write { max_requests_per_1_minute: … }.'],
      ['["rate_limits","max_requests_per_minute"]', 'Write max_requests_per_1_minute.'],
      [
        '["rate_limits","max_requests_per_session"]',
        'A session is limited by the minute only: write max_requests_per_1_minute.',
      ],
      ['["workflow_id"]', 'Write workflow: { id: … }.'],
      ['["workflowId"]', 'Write workflow: { id: … }.'],
      ['["user_id"]', 'Write user.'],
      ['["userId"]', 'Write user.'],
      ['["version"]', 'It belongs inside workflow.'],
      ['["state_variables"]', 'It belongs inside workflow.'],
      ['["tracing"]', 'It belongs inside workflow.'],
      ['["automatic_thread_titling"]', 'It belongs inside chatkit_configuration.'],
      ['["file_upload"]', 'It belongs inside chatkit_configuration.'],
      ['["history"]', 'It belongs inside chatkit_configuration.'],
      ['["chatkitConfiguration"]', 'Write chatkit_configuration.'],
      ['["expires_at"]', 'Write expires_after: { anchor: "created_at", seconds: 600 }.'],
      ['["expiresAfter"]', 'Write expires_after.'],
      ['["rateLimits"]', 'Write rate_limits.'],
      ['["max_requests_per_1_minute"]', 'It belongs inside rate_limits.'],
      [
        '["max_requests_per_session"]',
        'A session is limited by the minute only: write rate_limits: { max_requests_per_1_minute: … }.',
      ],
    ]),
  ],
]);
