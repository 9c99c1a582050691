import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator } from '@chatkit-sessions/emulator';
import { exercise } from './exercise.js';

/** Constructs a client in the page, which exposes its API key. */
globalThis.construct = () => {
  try {
    void new ChatKit({ apiKey: 'sk-any' });
    return 'constructed';
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

globalThis.exerciseHere = async (faults) => {
  const emulator = createEmulator({ faults });
  const result = await exercise({ fetch: emulator.fetch, dangerouslyAllowBrowser: true });
  return { ...result, left: emulator.faults.list().length };
};
