import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';

export const emulator: Emulator = createEmulator();
export const chatkit = new ChatKit({ apiKey: 'sk-any', fetch: emulator.fetch });
export const response: Promise<Response> = emulator.fetch(new Request('http://localhost/v1'));

// @ts-expect-error a number is not a request
void emulator.fetch(1);
