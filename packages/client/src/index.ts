export { ChatKit } from './chatkit.ts';
export { APIError, ChatKitError } from './errors.ts';
export type { ChatKitOptions, RequestOptions } from './options.ts';
