import {
  ClientSecretError,
  createGetClientSecret,
  createSessionFetch,
  type GetClientSecret,
  type SessionFetch,
} from '@chatkit-sessions/browser';

export const getClientSecret: GetClientSecret = createGetClientSecret({
  endpoint: '/chatkit/session',
  init: () => ({}),
});
export const secret: Promise<string> = getClientSecret(null);

export const sessionFetch: SessionFetch = createSessionFetch({ endpoint: '/chatkit/session' });

export function shouldSignIn(error: unknown): boolean {
  return error instanceof ClientSecretError && error.status === 401;
}

// @ts-expect-error an endpoint is required
void createGetClientSecret({ margin: 0 });
// @ts-expect-error the current secret is a string
void getClientSecret(1);
// @ts-expect-error an endpoint is required
void createSessionFetch({});
