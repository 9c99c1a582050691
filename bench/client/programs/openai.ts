import OpenAI from 'openai';
import type { Program } from '../program.ts';

export const create: Program = (baseURL, fetch, params) => {
  const openai = new OpenAI({ apiKey: 'sk-bench', baseURL, fetch });
  return () => openai.beta.chatkit.sessions.create(params);
};
