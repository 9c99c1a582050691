import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';

/** A fake key and a fake client secret. Tests assert that errors and logs do not show them. */
export const apiKey = 'sk-proj-Zq8Xw2Vt5Lm9Kd3Rf7WXYZ';
export const clientSecret = 'ek_Hs83jQpw02mNvB71';

export const params = {
  user: 'user_123',
  workflow: { id: 'wf_123' },
} satisfies SessionCreateParams;

export const session: ChatSession = {
  id: 'cksess_123',
  object: 'chatkit.session',
  client_secret: clientSecret,
  expires_at: 1735689600,
  status: 'active',
  user: 'user_123',
  max_requests_per_1_minute: 10,
  rate_limits: { max_requests_per_1_minute: 10 },
  workflow: { id: 'wf_123', version: null, state_variables: null, tracing: { enabled: true } },
  chatkit_configuration: {
    automatic_thread_titling: { enabled: true },
    file_upload: { enabled: false, max_file_size: null, max_files: null },
    history: { enabled: true, recent_threads: null },
  },
};
