import { headers } from '../calls.ts';

/** What is tested. It has the workflows `wf_123` and `wf_9`, and accepts `apiKey` alone. */
export interface SessionsAPI {
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Moves its clock, which starts at `startOfClock`. */
  pass(milliseconds: number): void;
}

export const apiKey: string = headers.authorization.slice('Bearer '.length);
export const startOfClock = 1_700_000_000_999;
export const sessions = '/chatkit/sessions';
/** The id of a session that does not exist. */
export const none = `cksess_${'0'.repeat(32)}`;

/** Every parameter of a create but its expiry. */
export const full = {
  user: 'user_9',
  workflow: {
    id: 'wf_9',
    version: '2024-10-01',
    state_variables: { plan: 'pro', seats: 1, ratio: 0.5, isTrial: false },
    tracing: { enabled: false },
  },
  chatkit_configuration: {
    automatic_thread_titling: { enabled: false },
    file_upload: { enabled: true, max_file_size: 1, max_files: 2 },
    history: { enabled: false, recent_threads: 3 },
  },
  rate_limits: { max_requests_per_1_minute: 60 },
};
export const expires_after = { anchor: 'created_at' as const, seconds: 1 };
