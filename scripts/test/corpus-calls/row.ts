// A call of a generated client, with what the emulator must see and the client must return.

// oxlint-disable-next-line typescript/no-explicit-any -- the client of a spec that TypeScript does not see here
export type Client = any;
/** A call that the emulator received: the path parameters, and the params with defaults. */
export type Seen = [id: string, path: object, params: unknown];
export type Row = [
  name: string,
  call: (client: Client) => Promise<unknown>,
  seen: Seen,
  data: unknown,
];
