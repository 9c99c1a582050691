import { afterEach, expect, test, vi } from 'vitest';
import { ChatKit, ChatKitError } from '../src/index.ts';
import { apiKey, params } from './session.ts';
import { stub } from './stub.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('a missing or blank key throws and names both the apiKey option and OPENAI_API_KEY', () => {
  for (const blank of [undefined, '', '  ']) {
    vi.stubEnv('OPENAI_API_KEY', blank);
    const make = () => new ChatKit({ apiKey: blank });
    expect(make).toThrow(ChatKitError);
    expect(make).toThrow(/new ChatKit\(\{ apiKey \}\).*OPENAI_API_KEY/);
  }
});

test('reads the environment at construction, and options override it', async () => {
  vi.stubEnv('OPENAI_API_KEY', ' sk-env ');
  vi.stubEnv('OPENAI_BASE_URL', 'https://env.test/v9/');
  vi.stubEnv('OPENAI_ORG_ID', 'org_env');
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj_env');
  const { chatkit, sent } = stub(undefined, { apiKey: ' ', project: 'proj_option' });
  vi.unstubAllEnvs();
  await chatkit.sessions.create(params);
  await chatkit.withOptions({ organization: null }).sessions.create(params);
  for (const { url, headers } of sent) {
    expect(url).toBe('https://env.test/v9/chatkit/sessions');
    expect(headers.get('authorization')).toBe('Bearer sk-env');
    expect(headers.get('openai-project')).toBe('proj_option');
  }
  expect(sent.map(({ headers }) => headers.get('openai-organization'))).toEqual(['org_env', null]);
});

test('an undefined option keeps the environment value, null removes it', async () => {
  vi.stubEnv('OPENAI_BASE_URL', 'https://env.test/v9');
  vi.stubEnv('OPENAI_ORG_ID', 'org_env');
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj_env');
  const absent = { baseURL: undefined, organization: undefined, project: undefined };
  const { chatkit, sent } = stub(undefined, absent);
  await chatkit.sessions.create(params);
  const { chatkit: bare, sent: sentBare } = stub(undefined, { organization: null, project: null });
  await bare.sessions.create(params);
  expect(sent[0]?.url).toBe('https://env.test/v9/chatkit/sessions');
  expect(sent[0]?.headers.get('openai-organization')).toBe('org_env');
  expect(sent[0]?.headers.get('openai-project')).toBe('proj_env');
  expect(sentBare[0]?.headers.has('openai-organization')).toBe(false);
  expect(sentBare[0]?.headers.has('openai-project')).toBe(false);
});

const denied = {
  get env(): never {
    throw new Error('the environment may not be read');
  },
};

test.for([
  ['no process', undefined],
  ['a process without an environment', {}],
  ['an environment that may not be read', denied],
])('with %s, the client uses only its options', async ([, process]) => {
  vi.stubGlobal('process', process);
  const make = () => new ChatKit();
  let failed: unknown;
  try {
    make();
  } catch (error) {
    failed = error;
  }
  const { chatkit, sent } = stub();
  vi.unstubAllGlobals();
  expect(failed).toBeInstanceOf(ChatKitError);
  expect(String(failed)).toContain('OPENAI_API_KEY');
  await chatkit.sessions.create(params);
  expect(sent[0]?.url).toBe('https://api.openai.com/v1/chatkit/sessions');
});

test('treats blank environment variables as unset', async () => {
  for (const name of ['OPENAI_BASE_URL', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_LOG']) {
    vi.stubEnv(name, '  ');
  }
  const { chatkit, sent } = stub();
  await chatkit.sessions.create(params);
  expect(sent[0]?.url).toBe('https://api.openai.com/v1/chatkit/sessions');
  expect(sent[0]?.headers.has('openai-organization')).toBe(false);
  expect(sent[0]?.headers.has('openai-project')).toBe(false);
});

test('a null apiKey or baseURL falls back to the environment, as in the official SDK', async () => {
  vi.stubEnv('OPENAI_API_KEY', 'sk-env');
  vi.stubEnv('OPENAI_BASE_URL', 'https://env.test/v9');
  const { chatkit, sent } = stub(undefined, { apiKey: null, baseURL: null });
  await chatkit.withOptions({ apiKey: null, baseURL: null }).sessions.create(params);
  expect(sent[0]?.url).toMatch(/^https:\/\/env\.test\/v9\//);
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer sk-env');
});

const page = { window: { document: {} } };
const worker = { navigator: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' } };
test.for([page, worker])(
  'with browser globals %o the constructor throws unless dangerouslyAllowBrowser is true',
  (globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    expect(() => new ChatKit({ apiKey })).toThrow(/dangerouslyAllowBrowser/);
    expect(() => new ChatKit({ apiKey, dangerouslyAllowBrowser: false })).toThrow(ChatKitError);
    expect(() => new ChatKit({ apiKey, dangerouslyAllowBrowser: true })).not.toThrow();
  },
);

test.for<[string, object]>([
  ['a window without a document', { window: {} }],
  ['a Cloudflare worker', { navigator: { userAgent: 'Cloudflare-Workers' } }],
  ['a navigator without a userAgent', { navigator: {} }],
])('%s does not count as a browser', ([, globals]) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  expect(() => new ChatKit({ apiKey })).not.toThrow();
});
