import { fail, ok, warn, type Check } from './check.ts';

const check = 'key';
const kinds = [
  ['sk-proj-', 'a project key'],
  ['sk-svcacct-', 'the key of a service account'],
  ['sk-admin-', 'an admin key'],
] as const;

/** Checks that there is a key, and that it looks like one. Never shows it. */
export function checkKey(key: string | undefined): Check {
  if (!key) {
    const remedy =
      'Create a key in the project that owns the workflow, then: export OPENAI_API_KEY=…';
    return fail(check, 'OPENAI_API_KEY is not set, so no session can be created.', remedy);
  }
  if (/^["']|["']$|\s/.test(key) || /^bearer/i.test(key)) {
    const remedy = 'Set the key alone, without quotes, spaces or the word Bearer.';
    return fail(check, 'OPENAI_API_KEY holds more than a key.', remedy);
  }
  if (/^(ek_|chatkit_token_)/.test(key)) {
    const remedy = 'Set an API key, which begins with sk-.';
    return fail(check, 'OPENAI_API_KEY holds the client secret of a session.', remedy);
  }
  const [prefix, kind = 'a key'] = kinds.find(([each]) => key.startsWith(each)) ?? [];
  if (prefix === 'sk-admin-') {
    const remedy = 'Create a key in the project that owns the workflow.';
    return warn(check, `OPENAI_API_KEY is set: ${kind}, which no project owns.`, remedy);
  }
  return ok(check, `The environment variable OPENAI_API_KEY is set: ${kind}.`);
}
