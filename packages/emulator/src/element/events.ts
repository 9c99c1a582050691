/** The `detail` of each event, by its name without `chatkit.`, as in `@openai/chatkit`. */
export interface ChatEvents {
  ready: undefined;
  error: { error: Error };
  effect: { name: string; data: Record<string, unknown> };
  'response.start': undefined;
  'response.end': undefined;
  'history.open': undefined;
  'history.close': undefined;
  'thread.change': { threadId: string | null };
  'thread.load.start': { threadId: string };
  'thread.load.end': { threadId: string };
}

export type Emit = <Name extends keyof ChatEvents>(
  name: Name,
  ...detail: ChatEvents[Name] extends undefined ? [] : [ChatEvents[Name]]
) => void;

/** Dispatches each event in a separate task, since frameworks add their listeners after `setOptions`. */
export function createEmit(target: EventTarget): Emit {
  return (name, detail?) => {
    setTimeout(() => target.dispatchEvent(new CustomEvent(`chatkit.${name}`, { detail })));
  };
}
