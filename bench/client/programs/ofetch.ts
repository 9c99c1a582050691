import { createFetch } from 'ofetch';
import type { Program } from '../program.ts';

export const create: Program = (baseURL, fetch, body) => {
  const client = createFetch({
    fetch,
    Headers,
    AbortController,
    defaults: {
      baseURL,
      headers: { authorization: 'Bearer sk-bench', 'openai-beta': 'chatkit_beta=v1' },
    },
  });
  return () => client('/chatkit/sessions', { method: 'POST', body: { ...body } });
};
