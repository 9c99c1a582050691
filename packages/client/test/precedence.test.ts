// Header and query precedence matches the official SDK.
import fc from 'fast-check';
import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { ChatKit } from '../src/index.ts';
import { apiKey, params, session } from './session.ts';
import { json } from './stub.ts';

const names = [
  'OpenAI-Organization',
  'openai-project',
  'OpenAI-Beta',
  'AUTHORIZATION',
  'Accept',
  'content-type',
  'X-Own',
  'x-own',
];
const headers = fc.dictionary(
  fc.constantFrom(...names),
  fc.constantFrom('one', 'two', null, undefined),
  { maxKeys: 5 },
);
// No null values: the official SDK wrongly sends them as empty values.
const query = fc.dictionary(fc.constantFrom('a', 'b', 'é&'), fc.constantFrom('1', 'two', '=&?'));
const text = fc.constantFrom('given', null, undefined);

test('headers and query of client and call give the same request as the official SDK', async () => {
  const given = {
    organization: text,
    project: text,
    defaultHeaders: fc.option(headers, { nil: undefined }),
    defaultQuery: fc.option(query, { nil: undefined }),
  };
  const called = {
    headers: fc.option(headers, { nil: undefined }),
    query: fc.option(query, { nil: undefined }),
  };
  await fc.assert(
    fc.asyncProperty(fc.record(given), fc.record(called), async (options, callOptions) => {
      const seen: unknown[] = [];
      const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
        const request = new Request(input, init);
        const { origin, pathname, searchParams } = new URL(request.url);
        const shown = names.map((name) => request.headers.get(name));
        seen.push([origin + pathname, Object.fromEntries(searchParams), shown]);
        return Promise.resolve(json(session));
      };
      const theirs = new OpenAI({ apiKey, fetch, logLevel: 'off', ...options });
      await theirs.beta.chatkit.sessions.create(params, { ...callOptions });
      await new ChatKit({ apiKey, fetch, logLevel: 'off', ...options }).sessions.create(
        params,
        callOptions,
      );
      expect(seen[1]).toEqual(seen[0]);
    }),
    { numRuns: 300 },
  );
});
