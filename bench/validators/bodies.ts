const full = {
  user: 'user_123',
  workflow: {
    id: 'wf_123',
    version: '2024-10-01',
    state_variables: { plan: 'pro', seats: 5, trial: false },
    tracing: { enabled: true },
  },
  chatkit_configuration: {
    automatic_thread_titling: { enabled: true },
    file_upload: { enabled: true, max_file_size: 10, max_files: 5 },
    history: { enabled: true, recent_threads: 10 },
  },
  expires_after: { anchor: 'created_at', seconds: 300 },
  rate_limits: { max_requests_per_1_minute: 20 },
};

/** The values that every contender checks. */
export const bodies = {
  full,
  minimal: { user: 'user_123', workflow: { id: 'wf_123' } },
  invalid: { ...full, expires_after: { ...full.expires_after, seconds: 601 } },
  session: {
    id: 'cksess_123',
    object: 'chatkit.session',
    client_secret: 'ek_token_123',
    expires_at: 1735689600,
    status: 'active',
    user: 'user_123',
    max_requests_per_1_minute: 20,
    rate_limits: { max_requests_per_1_minute: 20 },
    workflow: {
      id: 'wf_123',
      version: null,
      state_variables: { plan: 'pro', seats: 5 },
      tracing: { enabled: true },
    },
    chatkit_configuration: {
      automatic_thread_titling: { enabled: true },
      file_upload: { enabled: true, max_file_size: 512, max_files: 10 },
      history: { enabled: true, recent_threads: null },
    },
  },
};
