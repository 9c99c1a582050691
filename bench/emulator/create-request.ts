import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';

export const path = '/chatkit/sessions';
export const headers = {
  authorization: 'Bearer any-key',
  'openai-beta': 'chatkit_beta=v1',
  'content-type': 'application/json',
};

/** Returns a typical create body for the n-th user of an app. */
export function createBody(n: number): string {
  return JSON.stringify({
    user: `user_${String(n).padStart(8, '0')}`,
    workflow: { id: 'wf_68df4b13b3588190a09d19288d4610ec', state_variables: { plan: 'pro' } },
  });
}

/** Creates a session in this process. */
export async function create(emulator: Emulator, n: number): Promise<string> {
  const body = createBody(n);
  const response = await emulator.handle({
    method: 'POST',
    path: `/v1${path}`,
    header: (name) => (headers as Record<string, string>)[name],
    text: () => Promise.resolve(body),
  });
  if (response.status !== 200) throw new Error(`The emulator responded with ${response.status}.`);
  return response.body;
}

/** Returns the response body of the bare server: a session, so that both servers send equally many bytes. */
export async function exampleResponse(): Promise<unknown> {
  return JSON.parse(await create(createEmulator(), 1));
}
