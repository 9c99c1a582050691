import type { PlainRequest } from '../http/request.ts';
import type { PlainResponse } from '../http/response.ts';

/** The headers and the body of a request or a response in the journal. */
export interface JournalMessage {
  /** Names in lower case. */
  headers: Record<string, string>;
  /** At most 64 KiB. Null for the body of a request that the emulator did not read. */
  body: string | null;
  /** Whether the body was longer. */
  truncated: boolean;
}

/** A request to the API and its response, as the journal shows them. */
export interface JournalEntry {
  /** Counts from 1. */
  id: number;
  /** When the request arrived, in milliseconds of real Unix time, not of the emulator's clock. */
  time: number;
  method: string;
  /** With the query. */
  path: string;
  /** Such as `sessions.create`. Null if no operation has this method and path. */
  operation: string | null;
  /** Null if a fault reset the connection. */
  status: number | null;
  /** Milliseconds, the delay of a fault included. */
  duration: number;
  /** The fault that affected the request, such as `status=429`. */
  fault: string | null;
  request: JournalMessage;
  response: JournalMessage;
}

interface Text {
  body: string | null;
  truncated: boolean;
}

/** A stored request. Writing it is cheap, and reading it converts it, since few requests are read. */
export interface Recorded {
  id: number;
  time: number;
  duration: number;
  method: string;
  path: string;
  query: string;
  request: { headers: PlainRequest['headers'] } & Text;
  status: number | null;
  fault: string | undefined;
  response: { headers: PlainResponse['headers'] } & Text;
}

const bodyLimit = 64 * 1024;

/** Cuts a body to the bytes that the journal keeps. */
export function cut(body: string): Text {
  // A character takes at most three bytes for each unit of its length.
  if (body.length * 3 <= bodyLimit) return { body, truncated: false };
  const bytes = new Uint8Array(bodyLimit);
  const { read, written } = new TextEncoder().encodeInto(body, bytes);
  if (read === body.length) return { body, truncated: false };
  // A slice would keep the whole body in memory.
  const start = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, written));
  return { body: start, truncated: true };
}
