interface Message {
  headers: Record<string, string>;
  body: string | null;
  /** Whether the body was cut. */
  truncated: boolean;
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
