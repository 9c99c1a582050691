interface Message {
  headers: Record<string, string>;
  body: string | null;
  /** Whether the body was cut. */
  truncated: boolean;
}

/** Returns a body. Throws if the journal has only a part of it. */
export function wholeBody({ body, truncated }: Message): string | null {
  if (truncated) throw new Error('The journal keeps only the first 64 KiB of a body.');
  return body;
}

/** A request and its response in the journal, as the control API shows them. */
export interface Entry {
  id: number;
  /** Unix milliseconds. */
  time: number;
  method: string;
  path: string;
  operation: string | null;
  /** Null if the connection was reset. */
  status: number | null;
  /** Milliseconds. */
  duration: number;
  fault: string | null;
  request: Message;
  response: Message;
}
