import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, refusal, send } from './calls.ts';

const emulator = () => createEmulator({ workflows: ['wf_any', 'wf_one@1', 'wf_one@2'] });
const params = (id: string, version?: string) => ({
  user: 'u',
  workflow: { id, ...(version !== undefined && { version }) },
});

test('an unknown workflow is a 404 in the words of the API', async () => {
  const answer = send(emulator(), '/chatkit/sessions', { body: params('wf_none') });
  expect(await refusal(answer, 404)).toEqual({
    message: "Workflow with id 'wf_none' not found.",
    type: 'invalid_request_error',
    param: null,
    code: null,
  });
});

test('an unknown version is a 404 too, and says that it is the version', async () => {
  const answer = send(emulator(), '/chatkit/sessions', { body: params('wf_one', '3') });
  const { message } = await refusal(answer, 404);
  expect(message).toMatch(/^Workflow with id 'wf_one' not found\. .*version '3'/);
});

test.each([
  ['wf_any', undefined],
  ['wf_any', '7'],
  ['wf_one', undefined],
  ['wf_one', '1'],
  ['wf_one', '2'],
  // The API creates a session with it, although no version has that name.
  ['wf_one', 'latest'],
])('%s at %s is found', async (id, version) => {
  const session = await create(emulator(), params(id, version));
  expect(session.workflow).toMatchObject({ id, version: version ?? null });
});

test('an id alone stands for every version, in whichever order the two are listed', async () => {
  for (const workflows of [
    ['wf', 'wf@1'],
    ['wf@1', 'wf'],
  ]) {
    await create(createEmulator({ workflows }), params('wf', '9'));
  }
});

test('without workflows every one is found, with an empty list none', async () => {
  await create(createEmulator(), params('wf_none', '3'));
  const answer = send(createEmulator({ workflows: [] }), '/chatkit/sessions', {
    body: params('w'),
  });
  await refusal(answer, 404);
});

test.each(['', '@1', 'wf@', 'wf@1@2'])('%j is no workflow', (workflow) => {
  expect(() => createEmulator({ workflows: [workflow] })).toThrow(TypeError);
});
