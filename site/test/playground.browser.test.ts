import { expect } from 'vitest';
import { expectAccessible, test, visitSite } from './visit.ts';

const visit = visitSite('/deep/site/');

const button = (name: string) => visit.page.getByRole('button', { name, exact: true });
const see = (text: string | RegExp) => visit.page.getByText(text).first().waitFor();
const response = () => visit.page.getByRole('region', { name: 'Response and state' });

async function open(fragment = ''): Promise<void> {
  await visit.page.goto(`${visit.url}playground/${fragment}`);
  await button('Run').waitFor();
}

async function write(text: string): Promise<void> {
  await visit.page.getByRole('textbox', { name: 'Parameters, as JSON' }).fill(text);
}

test('creates a session, counts down, admits a message and shows its thread', async () => {
  await open();
  await button('Run').click();
  await see('200 sessions.create');
  await see(/^(10:00|9:\d\d) left$/);
  await button('Admit').click();
  await see('The chat accepts the message');
  await button('Items').click();
  await see('200 threads.listItems');
  expect(await response().locator('pre').last().textContent()).toContain('"text": "Hello"');
  await expectAccessible(visit.page);
  await button('Delete').click();
  await see('200 threads.delete');
  await button('+10 min').click();
  await see('expired');
  await button('Admit').click();
  await see('The chat refuses: expired');
  expect(visit.faults).toEqual([]);
  expect(visit.requests.filter((address) => !address.startsWith(visit.url))).toEqual([]);
});

test('cancels a session, and fails the next call on demand', async () => {
  await open();
  await button('Run').click();
  await button('Cancel').click();
  await see('200 sessions.cancel');
  await see('cancelled');
  await visit.page.getByLabel('The next call').selectOption('rate limit (429)');
  await see('Pending: 1');
  await button('Run').click();
  await see('429 sessions.create');
  await button('Start over').click();
  await see('None yet. Run sessions.create.');
});

test('lists mistakes with hints while the request is edited', async () => {
  await open();
  const problems = visit.page.getByRole('status', { name: 'Problems' });
  await write('{ "user": "u", "workflow": "wf_1", "expires_after": 600 }');
  await problems.getByText('Write workflow: { id: … }.').waitFor();
  await problems.getByText('Write { anchor: "created_at", seconds: 600 }').waitFor();
  await visit.page.locator('.cm-lintRange-error').first().waitFor();
  await expectAccessible(visit.page);
  await write('{ "user": "u", "workflow": { "id": "wf_1", "version": "latest" } }');
  await problems.locator('.warning').waitFor();
  await write('{');
  await problems.getByText('Invalid JSON').waitFor();
  await button('Run').click();
  await see('400 sessions.create');
  expect(visit.faults).toEqual([]);
});

test('completes names and values from the schema', async () => {
  await open();
  await write('{ "user": "u", }');
  await visit.page.keyboard.press('ArrowLeft');
  await visit.page.keyboard.press('ArrowLeft');
  await visit.page.keyboard.type(' "exp');
  await visit.page.getByRole('option', { name: /"expires_after"/ }).click();
  expect(await visit.page.locator('.cm-content').textContent()).toBe(
    '{ "user": "u", "expires_after": {} }',
  );
});

test('writes the call for every client, and copies it', async () => {
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open();
  const expected = {
    'TypeScript, this client': 'await chatkit.sessions.create({',
    'TypeScript, official SDK': 'await client.beta.chatkit.sessions.create({',
    'Python, official SDK': 'client.beta.chatkit.sessions.create(',
    curl: "curl -X POST 'https://api.openai.com/v1/chatkit/sessions'",
  };
  for (const [label, code] of Object.entries(expected)) {
    await visit.page.getByLabel('Code for').selectOption(label);
    await button('Copy').click();
    expect(await visit.page.evaluate(() => navigator.clipboard.readText())).toContain(code);
  }
});

test('shows the same case, with its steps and ids, to whoever opens the link', async () => {
  await open();
  await write('{ "user": "ada", "workflow": { "id": "wf_9" } }');
  await button('Run').click();
  await see('200 sessions.create');
  await button('+10 min').click();
  await see('expired');
  const id = await response().locator('li code').first().textContent();
  const link = visit.page.url();
  await visit.page.goto('about:blank');
  await open(new URL(link).hash);
  await see('expired');
  expect(await response().locator('li code').first().textContent()).toBe(id);
  await see(/^ada,/);
  expect(await visit.page.locator('.cm-content').textContent()).toContain('"wf_9"');
});
