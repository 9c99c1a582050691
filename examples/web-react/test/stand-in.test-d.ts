// Checked by the compiler: the stand-in has the methods, options and events of the vendor's types.
import type { ChatEvents, ChatKitElement } from '@chatkit-sessions/emulator/element';
import type { ChatKitEvents, OpenAIChatKit } from '@openai/chatkit';

type Method = Exclude<keyof OpenAIChatKit, keyof HTMLElement>;

/** Every call of a method that compiles for the vendor's element compiles for the stand-in. */
export const asVendor = (element: ChatKitElement): Pick<OpenAIChatKit, Method> => element;

/** The details of the vendor's events, by the names of the stand-in. */
type Details = {
  [Name in keyof ChatEvents]: ChatKitEvents[`chatkit.${Name}`]['detail'];
};

/** Each event of the stand-in is one of the vendor's, with the same detail. */
export const asDetails = (details: ChatEvents): Details => details;
