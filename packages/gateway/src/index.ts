export { verifySession } from './chat/session-header.ts';
export { createGateway, type Gateway } from './gateway.ts';
export type { GatewayOptions, Upstream, WorkflowHandler } from './options.ts';
export type { Session } from './sessions/session.ts';
export type { CountedRequest, Store } from './stores/store.ts';
