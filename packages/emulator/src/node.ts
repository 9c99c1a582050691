import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from './emulator.ts';
import { readElementScript } from './http/element-script.ts';
import { homePage } from './http/home-page.ts';
import { hostOf, isLoopback } from './http/loopback.ts';
import { respond, toPlainRequest } from './http/node-messages.ts';
import { ApiError, errorResponse, type PlainResponse } from './http/response.ts';
import { checkOptions } from './options.ts';
import { readVersion } from './version.ts';

/** The options of `serve`. */
export interface ServeOptions {
  /** Defaults to 0, a free port. */
  port?: number | undefined;
  /** The name or address to listen on. Defaults to `127.0.0.1`, which other machines cannot reach. */
  host?: string | undefined;
}

/** A server that listens. */
export interface EmulatorServer {
  /** The base URL to call, with the prefix `/v1`. */
  url: string;
  /** Stops the server and closes open connections. */
  close(): Promise<void>;
}

/**
 * Serves an emulator over HTTP; faults act on the socket. Rejects with the system's error, such as
 * `EADDRINUSE`, if it cannot listen, and with a TypeError for an invalid option.
 *
 * ```ts
 * const server = await serve(createEmulator(), { port: 4010 });
 * // OPENAI_BASE_URL is server.url
 * await server.close();
 * ```
 */
export async function serve(
  emulator: Pick<Emulator, 'handle'>,
  options: ServeOptions = {},
): Promise<EmulatorServer> {
  checkOptions('serve', options, { port: 'a number', host: 'a string' });
  const { port = 0, host = '127.0.0.1' } = options;
  // To the system, a blank host means every address.
  if (!host)
    throw new TypeError('The option host must not be blank. Use 0.0.0.0 for every address.');
  let url = '';
  let acceptsAnyHost = false;
  const server = createServer((incoming, outgoing) => {
    const request = toPlainRequest(incoming);
    const { host: authority = '' } = request;
    // A server beyond the loopback, or a host that was chosen, goes by names of the user's own.
    if (acceptsAnyHost || hostOf(authority) === host.toLowerCase()) delete request.host;
    const handle = async (): Promise<PlainResponse> => {
      if (request.method === 'GET') {
        if (request.path === '/') return homePage(url, readVersion());
        const script = await readElementScript(request.path);
        if (script) return script;
      }
      return emulator.handle(request);
    };
    void handle()
      .catch(toFailure)
      .then((ready) => respond(ready, outgoing));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // A server that listens on a port has an address of this type.
  const { address, family, port: boundPort } = server.address() as AddressInfo;
  acceptsAnyHost = !isLoopback(address);
  url = `http://${family === 'IPv6' ? `[${address}]` : address}:${boundPort}/v1`
    // Nobody can call these two, which mean every address.
    .replace('//0.0.0.0:', '//127.0.0.1:')
    .replace('//[::]:', '//[::1]:');
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Reports a fault of the emulator itself, such as a `clock` that throws. */
function toFailure(error: unknown): PlainResponse {
  return errorResponse(new ApiError(500, `The emulator failed: ${String(error)}`));
}
