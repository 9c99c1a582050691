import type { Program } from '../program.ts';

export const create: Program = (baseURL, fetch, params) => async () => {
  const response = await fetch(`${baseURL}/chatkit/sessions`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer sk-bench',
      'content-type': 'application/json',
      'openai-beta': 'chatkit_beta=v1',
    },
    body: JSON.stringify(params),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};
