import { type } from 'arktype';

const body = type({
  '+': 'reject',
  user: 'string > 0',
  workflow: {
    '+': 'reject',
    id: 'string',
    'version?': 'string',
    'state_variables?': type({ '[string]': 'string <= 10485760 | boolean | number' }).narrow(
      (map) => {
        const keys = Object.keys(map);
        return keys.length <= 64 && keys.every((key) => key.length <= 64);
      },
    ),
    'tracing?': { '+': 'reject', 'enabled?': 'boolean' },
  },
  'chatkit_configuration?': {
    '+': 'reject',
    'automatic_thread_titling?': { '+': 'reject', 'enabled?': 'boolean' },
    'file_upload?': {
      '+': 'reject',
      'enabled?': 'boolean',
      'max_file_size?': '1 <= number.integer <= 512',
      'max_files?': 'number.integer >= 1',
    },
    'history?': { '+': 'reject', 'enabled?': 'boolean', 'recent_threads?': 'number.integer >= 1' },
  },
  'expires_after?': {
    '+': 'reject',
    anchor: "'created_at'",
    seconds: '1 <= number.integer <= 600',
  },
  'rate_limits?': { '+': 'reject', 'max_requests_per_1_minute?': 'number.integer >= 1' },
});

const session = type({
  id: 'string',
  object: "'chatkit.session'",
  client_secret: 'string',
  expires_at: 'number.integer',
  status: "'active' | 'expired' | 'cancelled'",
  user: 'string',
  max_requests_per_1_minute: 'number.integer',
  rate_limits: { max_requests_per_1_minute: 'number.integer' },
  workflow: {
    id: 'string',
    version: 'string | null',
    state_variables: type({ '[string]': 'string | boolean | number' }).or('null'),
    tracing: { enabled: 'boolean' },
  },
  chatkit_configuration: {
    automatic_thread_titling: { enabled: 'boolean' },
    file_upload: {
      enabled: 'boolean',
      max_file_size: 'number.integer | null',
      max_files: 'number.integer | null',
    },
    history: { enabled: 'boolean', recent_threads: 'number.integer | null' },
  },
});

export const checkBody = (value: unknown): boolean => !(body(value) instanceof type.errors);
export const checkSession = (value: unknown): boolean => !(session(value) instanceof type.errors);
