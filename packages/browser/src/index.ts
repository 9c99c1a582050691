export { ClientSecretError } from './client-secret-error.ts';
export {
  createGetClientSecret,
  type GetClientSecret,
  type GetClientSecretOptions,
} from './get-client-secret.ts';
export { createSessionFetch, type SessionFetch } from './session-fetch.ts';
