import { baseURL } from '../data/control.ts';
import { Snippet } from './panel.tsx';

/** The environment variables that make an SDK call this emulator. */
export function Environment() {
  return (
    <Snippet
      what="the environment variables"
      text={`export OPENAI_BASE_URL=${baseURL}\nexport OPENAI_API_KEY=any-key`}
    />
  );
}
