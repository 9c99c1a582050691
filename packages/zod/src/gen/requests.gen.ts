// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import {
  isSessionCreateParams,
  isThreadListParams,
  isThreadListItemsParams,
} from './checks.gen.ts';

/** The check of each operation's parameters and the advice for them, by operationId. */
export const requests = {
  'sessions.create': {
    is: isSessionCreateParams,
    advice: {
      misnamed: {
        workflow_id: 'Write workflow: { id: … }.',
        workflowId: 'Write workflow: { id: … }.',
        version: 'Move it into workflow.',
        state_variables: 'Move it into workflow.',
        tracing: 'Move it into workflow.',
        automatic_thread_titling: 'Move it into chatkit_configuration.',
        file_upload: 'Move it into chatkit_configuration.',
        history: 'Move it into chatkit_configuration.',
        expires_at: 'Write expires_after: { anchor: "created_at", seconds: 600 }.',
        max_requests_per_1_minute: 'Move it into rate_limits.',
        max_requests_per_session:
          'A session is limited by the minute only: write rate_limits: { max_requests_per_1_minute: … }.',
      },
      properties: {
        user: { hint: 'Set it to your own id of the signed-in person.' },
        workflow: {
          hint: 'Write workflow: { id: … }.',
          misnamed: { workflow_id: 'Write id.' },
          properties: {
            id: {},
            version: { hint: 'Leave it out to run the latest deployed version.' },
            state_variables: { properties: {}, values: {} },
            tracing: {
              hint: 'Write { enabled: true } or { enabled: false }.',
              properties: { enabled: {} },
            },
          },
        },
        chatkit_configuration: {
          properties: {
            automatic_thread_titling: {
              hint: 'Write { enabled: true } or { enabled: false }.',
              properties: { enabled: {} },
            },
            file_upload: {
              hint: 'Write { enabled: true } or { enabled: false }.',
              properties: { enabled: {}, max_file_size: {}, max_files: {} },
            },
            history: {
              hint: 'Write { enabled: true } or { enabled: false }.',
              properties: { enabled: {}, recent_threads: {} },
            },
          },
        },
        expires_after: {
          hint: 'Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
          properties: {
            anchor: {},
            seconds: {
              hint: 'A session lasts at most ten minutes. After that the browser asks for a new secret, and you create a new session.',
            },
          },
        },
        rate_limits: {
          hint: 'Write { max_requests_per_1_minute: … }.',
          misnamed: {
            max_requests_per_session:
              'A session is limited by the minute only: write max_requests_per_1_minute.',
          },
          properties: { max_requests_per_1_minute: {} },
        },
      },
    },
  },
  'threads.list': {
    is: isThreadListParams,
    advice: { properties: { limit: {}, order: {}, after: {}, before: {}, user: {} } },
  },
  'threads.listItems': {
    is: isThreadListItemsParams,
    advice: { properties: { limit: {}, order: {}, after: {}, before: {} } },
  },
};
