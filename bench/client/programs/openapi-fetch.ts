import createClient from 'openapi-fetch';
import type { Params, Program } from '../program.ts';

/** The types that openapi-typescript would generate for this operation. */
interface Paths {
  '/chatkit/sessions': {
    post: {
      requestBody: { content: { 'application/json': Params } };
      responses: { 200: { content: { 'application/json': object } } };
    };
  };
}

export const create: Program = (baseUrl, fetch, body) => {
  const client = createClient<Paths>({
    baseUrl,
    fetch,
    headers: { authorization: 'Bearer sk-bench', 'openai-beta': 'chatkit_beta=v1' },
  });
  return async () => {
    const { data, response } = await client.POST('/chatkit/sessions', { body });
    if (!data) throw new Error(String(response.status));
    return data;
  };
};
