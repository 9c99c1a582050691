// Checked by the compiler alone (`pnpm typecheck`): each line compiles, or fails where it says so.
import type { HostedApiConfig } from '@openai/chatkit';
import { createGetClientSecret, type GetClientSecret } from '../src/index.ts';

export const getClientSecret: GetClientSecret = createGetClientSecret({ endpoint: '/session' });
export const api: HostedApiConfig = { getClientSecret };
// @ts-expect-error -- there is no endpoint by default
createGetClientSecret({});
