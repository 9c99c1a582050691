export { ClientSecretError } from './client-secret-error.ts';
export {
  createGetClientSecret,
  type GetClientSecret,
  type GetClientSecretOptions,
} from './get-client-secret.ts';
