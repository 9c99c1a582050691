// The types of the Web that our declarations name. Where neither DOM nor Node types are loaded, these
// empty ones let the declarations check; where they are, an empty interface adds nothing to them.
declare global {
  interface AbortSignal {}
  interface Headers {}
  interface RequestInit {}
  interface Response {}
}

/** What `fetch` takes as headers; no interface in the DOM's types, so it is written out. */
export type HeadersInit = Headers | [string, string][] | Record<string, string>;
