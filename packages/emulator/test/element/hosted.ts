// A page whose chat has hosted sessions.
import { create, minimal } from '../calls.ts';
import { visit, waitForEvent } from './visit.ts';

/** Sets options whose `getClientSecret` creates a session. Returns the secrets it was called with. */
export async function start(
  options: object = {},
  session: object = {},
): Promise<(string | null)[]> {
  const asked: (string | null)[] = [];
  await visit.page.exposeFunction('getClientSecret', async (current: string | null) => {
    asked.push(current);
    return (await create(visit.emulator, { ...minimal, ...session })).client_secret;
  });
  await setOptions(options);
  await waitForEvent(visit, 'ready');
  return asked;
}

function setOptions(options: object): Promise<void> {
  return visit.page.evaluate(
    `chat.setOptions({ api: { getClientSecret }, ...${JSON.stringify(options)} })`,
  );
}

/** Returns the secrets of all sessions. */
export const secrets = () =>
  visit.emulator.sessions.list().map(({ client_secret }) => client_secret);
