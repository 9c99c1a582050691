// Importing this module defines `<openai-chatkit>`, unless the page has it already.
import { ChatKitElement } from './element.ts';

export type { ChatKitElement } from './element.ts';
export type { ChatEvents } from './events.ts';

const name = 'openai-chatkit';
const elements = globalThis.customElements;
if (elements && !elements.get(name)) elements.define(name, ChatKitElement);
