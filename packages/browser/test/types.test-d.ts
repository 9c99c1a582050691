// Checked by the compiler alone (`pnpm typecheck`): each line compiles, or fails where it says so.
import type { CustomApiConfig, HostedApiConfig } from '@openai/chatkit';
import {
  createGetClientSecret,
  createSessionFetch,
  type GetClientSecret,
  type SessionFetch,
} from '../src/index.ts';

export const getClientSecret: GetClientSecret = createGetClientSecret({ endpoint: '/session' });
export const api: HostedApiConfig = { getClientSecret };
export const sessionFetch: SessionFetch = createSessionFetch({ endpoint: '/session' });
export const selfHosted: CustomApiConfig = {
  url: '/chatkit',
  domainKey: 'domain_pk_123',
  fetch: sessionFetch,
};
// @ts-expect-error -- there is no endpoint by default
createGetClientSecret({});
