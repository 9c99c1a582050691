import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../src/index.ts';
import { base, headers, minimal, refusal, send } from './calls.ts';

const sessions = '/chatkit/sessions';

const variables = (map: object) => ({ ...minimal, workflow: { id: 'w', state_variables: map } });

test('an invalid create keeps no session', async () => {
  const emulator = createEmulator();
  await refusal(send(emulator, sessions, { body: variables({ x: null }) }), 400);
  expect(emulator.sessions.list()).toEqual([]);
});

test('a state variable of a wrong type is a 400 that names the allowed types', async () => {
  const body = variables({ x: null });
  const error = await refusal(send(createEmulator(), sessions, { body }), 400);
  expect(error.message).toContain('a boolean or a number');
});

test('a state variable named __proto__, which no validator checks, is dropped', async () => {
  const map = JSON.parse('{"__proto__":{"a":1},"x":1}') as object;
  const response = await send(createEmulator(), sessions, { body: variables(map) });
  expect(await response.text()).toContain('"state_variables":{"x":1}');
});

/** Returns a body that repeats one chunk as it is read. */
function stream(megabytes: number): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(2 ** 20).fill(0x20);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent++ < megabytes) controller.enqueue(chunk);
      else controller.close();
    },
  });
}

async function sendStream(emulator: Emulator, megabytes: number): Promise<Response> {
  const request = new Request(base + sessions, {
    method: 'POST',
    headers,
    body: stream(megabytes),
    duplex: 'half',
    // The DOM's type lacks `duplex`, which fetch requires for a stream.
  } as RequestInit);
  return emulator.fetch(request);
}

test('a body above 128 MiB is a 413', async () => {
  const emulator = createEmulator();
  expect(await refusal(sendStream(emulator, 129), 413)).toMatchObject({
    type: 'invalid_request_error',
    message: expect.stringContaining(String(128 * 2 ** 20)),
  });
  expect(emulator.sessions.list()).toEqual([]);
  // A body of exactly that size is read, and is not JSON.
  expect(await refusal(sendStream(emulator, 128), 400)).toMatchObject({ param: null });
  expect(await refusal(sendStream(createEmulator(), 1), 400)).toMatchObject({
    message: expect.stringContaining('JSON'),
  });
});

test.each(['x', 'é', '\u0001'])(
  'a state variable of 10 485 760 times %j is accepted',
  async (character) => {
    const value = character.repeat(10_485_760);
    const emulator = createEmulator();
    const body = JSON.stringify(variables({ text: value }));
    const response = await send(emulator, sessions, { body });
    expect(response.status).toBe(200);
    const [session] = emulator.sessions.list();
    expect(session?.workflow.state_variables?.['text'] === value).toBe(true);
  },
);

test('a state variable above 10 485 760 characters is a 400', async () => {
  const body = variables({ text: 'x'.repeat(10_485_761) });
  const error = await refusal(send(createEmulator(), sessions, { body }), 400);
  expect(error.param).toBe('workflow.state_variables.text');
});
