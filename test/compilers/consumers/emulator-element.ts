import '@chatkit-sessions/emulator/element';
import type { ChatKitElement } from '@chatkit-sessions/emulator/element';

declare const chat: ChatKitElement;
chat.setOptions({ api: { getClientSecret: () => Promise.resolve('ek_not_a_secret') } });
void chat.setThreadId(null);
