import ky from 'ky';
import type { Program } from '../program.ts';

export const create: Program = (baseUrl, fetch, json) => {
  const client = ky.create({
    baseUrl: `${baseUrl}/`,
    fetch,
    headers: { authorization: 'Bearer sk-bench', 'openai-beta': 'chatkit_beta=v1' },
  });
  return () => client.post('chatkit/sessions', { json }).json();
};
