import {
  createGateway,
  verifySession,
  type Gateway,
  type GatewayOptions,
  type Session,
  type WorkflowHandler,
} from '@chatkit-sessions/gateway';

declare const response: Awaited<ReturnType<Gateway['fetch']>>;
const handler: WorkflowHandler = (_request, _session: Session) => response;

const options: GatewayOptions = {
  apiKeys: ['any'],
  secrets: ['a secret of at least thirty-two characters'],
  workflows: { wf_own: handler, wf_upstream: { upstream: 'http://127.0.0.1:8000/chatkit' } },
};
export const gateway: Gateway = createGateway(options);

export async function userOf(header: string | null): Promise<string | undefined> {
  return (await verifySession(header, 'a secret of at least thirty-two characters'))?.user;
}

// @ts-expect-error the option `workflows` is required
void createGateway({ apiKeys: ['any'], secrets: [] });
// @ts-expect-error an upstream is a URL in a string
void createGateway({ ...options, workflows: { wf_own: { upstream: 8000 } } });
