import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';

export const emulator: Emulator = createEmulator();
export const chatkit = new ChatKit({ apiKey: 'sk-any', fetch: emulator.fetch });
export const answer: Promise<Response> = emulator.fetch(new Request('http://localhost/v1'));

// @ts-expect-error a path alone is no request
void emulator.fetch(1);
