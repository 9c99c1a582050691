import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, refusal, send } from './calls.ts';

const emulator = () => createEmulator({ workflows: ['wf_any', 'wf_one@1', 'wf_one@2'] });
const params = (id: string, version?: string) => ({
  user: 'u',
  workflow: { id, ...(version !== undefined && { version }) },
});

test("an unknown workflow is a 404 with the API's message", async () => {
  const response = send(emulator(), '/chatkit/sessions', { body: params('wf_none') });
  expect(await refusal(response, 404)).toEqual({
    message: "Workflow with id 'wf_none' not found.",
    type: 'invalid_request_error',
    param: null,
    code: null,
  });
});

const invisible = [
  'wf_\u200b1',
  '\ufeffwf_1',
  'wf_1\u00a0',
  'wf\u00ad_1',
  'wf_\u202e1',
  'wf_\u00011',
  'wf_1\u3164',
];

test.each(['', ' ', ' wf_any', 'wf_any ', 'wf_any\n', 'wf any', ...invisible])(
  'the workflow id %j is a 404 that says why, with and without a list',
  async (id) => {
    for (const tested of [emulator(), createEmulator()]) {
      const response = send(tested, '/chatkit/sessions', { body: params(id) });
      expect(await refusal(response, 404)).toMatchObject({
        message: `Workflow with id '${id}' not found. The id must not be blank or contain white space or invisible characters.`,
        type: 'invalid_request_error',
      });
      expect(tested.sessions.list()).toEqual([]);
    }
  },
);

test('an unknown version is a 404 that names the version', async () => {
  const response = send(emulator(), '/chatkit/sessions', { body: params('wf_one', '3') });
  const { message } = await refusal(response, 404);
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
])('workflow %s with version %s exists', async (id, version) => {
  const session = await create(emulator(), params(id, version));
  expect(session.workflow).toMatchObject({ id, version: version ?? null });
});

test('an id without a version means every version, before or after an entry with one', async () => {
  for (const workflows of [
    ['wf', 'wf@1'],
    ['wf@1', 'wf'],
  ]) {
    await create(createEmulator({ workflows }), params('wf', '9'));
  }
});

test('without the option workflows every workflow exists, with an empty list none', async () => {
  await create(createEmulator(), params('wf_none', '3'));
  const response = send(createEmulator({ workflows: [] }), '/chatkit/sessions', {
    body: params('w'),
  });
  await refusal(response, 404);
});

test.each(['', '@1', 'wf@', 'wf@1@2', ' wf', 'wf\n'])(
  'createEmulator throws for the workflow %j',
  (workflow) => {
    expect(() => createEmulator({ workflows: [workflow] })).toThrow(TypeError);
  },
);
