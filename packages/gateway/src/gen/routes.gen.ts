// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type { Route } from '../http/route.ts';
import { SessionCreateParams } from '@chatkit-sessions/zod';

export const basePath = '/v1';

export const routes: readonly Route[] = [
  {
    operationId: 'sessions.create',
    method: 'POST',
    path: '/chatkit/sessions',
    headers: { 'OpenAI-Beta': 'chatkit_beta=v1' },
    body: 'required',
    params: {
      schema: SessionCreateParams,
      defaults: {
        workflow: { state_variables: {}, tracing: { enabled: true } },
        chatkit_configuration: {
          automatic_thread_titling: { enabled: true },
          file_upload: { enabled: false, max_file_size: 512, max_files: 10 },
          history: { enabled: true },
        },
        expires_after: { anchor: 'created_at', seconds: 600 },
        rate_limits: { max_requests_per_1_minute: 10 },
      },
    },
  },
  {
    operationId: 'sessions.cancel',
    method: 'POST',
    path: '/chatkit/sessions/{session_id}/cancel',
    headers: { 'OpenAI-Beta': 'chatkit_beta=v1' },
    pathParameters: { session_id: { type: 'string', minLength: 1 } },
  },
];
