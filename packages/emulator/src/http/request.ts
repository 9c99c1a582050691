/** A request without the classes of the Web, so that a `Request` and a Node socket both provide it. */
export interface PlainRequest {
  /** In capitals. */
  method: string;
  /** From the first slash to the query, still percent-encoded. */
  path: string;
  /** The query without its `?`, still percent-encoded. Leave it out for an empty one. */
  query?: string;
  /**
   * The request's `Host`, port included. The emulator then accepts only loopback names. Leave it out
   * to accept any host, such as for a call within this process.
   */
  host?: string | undefined;
  /** Whether another site may own the name of the host (DNS rebinding). Defaults to false. */
  isForeignName?: boolean;
  /** Every header, for the journal. Leave it out if nobody reads the journal. */
  headers?: Iterable<readonly [string, string]> | Readonly<Record<string, unknown>> | undefined;
  /** Returns a header by its name in lower case. */
  header(name: string): string | null | undefined;
  /** Reads the whole body, once. Resolves to undefined above `limit` bytes. */
  text(limit: number): Promise<string | undefined>;
}

/** Whether HTTP can carry a string as the value of a header. */
export function isHeaderValue(value: string): boolean {
  // `Headers` trims the ends and allows control characters, which a server cannot send.
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}
