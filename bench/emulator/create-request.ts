import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';

export const path = '/chatkit/sessions';
export const headers = {
  authorization: 'Bearer any-key',
  'openai-beta': 'chatkit_beta=v1',
  'content-type': 'application/json',
};

/** The body of a create as an app sends it, for the n-th of its users. */
export function createBody(n: number): string {
  return JSON.stringify({
    user: `user_${String(n).padStart(8, '0')}`,
    workflow: { id: 'wf_68df4b13b3588190a09d19288d4610ec', state_variables: { plan: 'pro' } },
  });
}

/** Creates a session in this process. */
export async function create(emulator: Emulator, n: number): Promise<string> {
  const body = createBody(n);
  const answer = await emulator.handle({
    method: 'POST',
    path: `/v1${path}`,
    header: (name) => (headers as Record<string, string>)[name],
    text: () => Promise.resolve(body),
  });
  if (answer.status !== 200) throw new Error(`The emulator answered ${answer.status}.`);
  return answer.body;
}

/** What the bare server answers: a session, so that both send as many bytes. */
export async function exampleAnswer(): Promise<unknown> {
  return JSON.parse(await create(createEmulator(), 1));
}
