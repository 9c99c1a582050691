import { minimal } from '../calls.ts';

const variables = (map: object) => ({
  ...minimal,
  workflow: { id: 'wf_123', state_variables: map },
});
const configuration = (chatkit_configuration: object) => ({ ...minimal, chatkit_configuration });
const workflow = (more: object) => ({ user: 'u', workflow: { id: 'wf_123', ...more } });
const after = (expires_after: object) => ({ ...minimal, expires_after });

/** Bodies of a create, each with the param of its error. */
export const invalid: [param: string | null, body: unknown][] = [
  [null, null],
  [null, []],
  [null, 'text'],
  ['user', {}],
  ['user', { workflow: { id: 'wf_123' } }],
  ['user', { ...minimal, user: '' }],
  ['user', { ...minimal, user: null }],
  ['workflow', { user: 'u' }],
  ['workflow.id', { user: 'u', workflow: {} }],
  ['workflow.id', workflow({ id: 1 })],
  ['workflow.version', workflow({ version: null })],
  ['workflow.state_variables.x', variables({ x: null })],
  ['workflow.state_variables.x', variables({ ok: 1, x: [] })],
  ['workflow.state_variables.x', variables({ x: { a: 1 } })],
  [`workflow.state_variables.${'k'.repeat(65)}`, variables({ ['k'.repeat(65)]: 1 })],
  [
    'workflow.state_variables',
    variables(Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`k${at}`, at]))),
  ],
  ['workflow.tracing.enabled', workflow({ tracing: { enabled: 1 } })],
  ['expires_after.seconds', after({ anchor: 'created_at', seconds: 601 })],
  ['expires_after.seconds', after({ anchor: 'created_at', seconds: 0 })],
  ['expires_after.seconds', after({ anchor: 'created_at' })],
  ['expires_after.anchor', after({ anchor: 'now', seconds: 1 })],
  [
    'rate_limits.max_requests_per_1_minute',
    { ...minimal, rate_limits: { max_requests_per_1_minute: 0 } },
  ],
  [
    'chatkit_configuration.file_upload.max_file_size',
    configuration({ file_upload: { max_file_size: 513 } }),
  ],
  [
    'chatkit_configuration.history.recent_threads',
    configuration({ history: { recent_threads: 1.5 } }),
  ],
  ['workflow_id', { ...minimal, workflow_id: 'w' }],
  ['workflow.name', workflow({ name: 'n' })],
  ['chatkit_configuration.file_upload.max_size', configuration({ file_upload: { max_size: 1 } })],
];
