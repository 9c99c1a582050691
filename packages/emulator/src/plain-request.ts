/** A request without the objects of the Web: what both a `Request` and a socket can give. */
export interface PlainRequest {
  /** In capitals. */
  method: string;
  /** From the first slash to the query, still percent-encoded. */
  path: string;
  /** A header's value by its name in lower case. */
  header(name: string): string | null | undefined;
  /** The whole body, read once; undefined if it has more bytes than the limit. */
  text(limit: number): Promise<string | undefined>;
}
