import { ChatKit } from '@chatkit-sessions/client';
import type { Program } from '../program.ts';

export const create: Program = (baseURL, fetch, params) => {
  const chatkit = new ChatKit({ apiKey: 'sk-bench', baseURL, fetch });
  return () => chatkit.sessions.create(params);
};
