import { createServer } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import type { Emulator } from './emulator.ts';
import { readElementScript } from './http/element-script.ts';
import { hostOf, isLoopback } from './http/loopback.ts';
import { respond, toPlainRequest } from './http/node-messages.ts';
import { isPagePath, sendPageFile } from './http/page.ts';
import { ApiError, errorResponse, type PlainResponse } from './http/response.ts';
import { checkOptions } from './options.ts';

/** The options of `serve`. */
export interface ServeOptions {
  /** Defaults to 0, a free port. */
  port?: number | undefined;
  /** The name or address to listen on. Defaults to `127.0.0.1`, which other machines cannot reach. */
  host?: string | undefined;
  /** Whether to serve the page at `/`, which shows and drives the emulator. Defaults to true. */
  ui?: boolean | undefined;
}

/** A server that listens. */
export interface EmulatorServer {
  /** The base URL to call, with the prefix `/v1`. */
  url: string;
  /** Stops the server and closes open connections. */
  close(): Promise<void>;
}

/**
 * Serves an emulator over HTTP. Faults act on the socket. Rejects with the system's error, such as
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
  checkOptions('serve', options, { port: 'a number', host: 'a string', ui: 'a boolean' });
  const { port = 0, host = '127.0.0.1', ui = true } = options;
  // An empty host would listen on every address.
  if (!host)
    throw new TypeError('The option host must not be blank. Use 0.0.0.0 for every address.');
  let url = '';
  let acceptsAnyHost = false;
  const server = createServer((incoming, outgoing) => {
    const request = toPlainRequest(incoming);
    const { host: authority = '' } = request;
    const name = hostOf(authority);
    const isChosen = name === host.toLowerCase();
    const isTrusted = isChosen || isLoopback(name);
    if (
      ui &&
      (isTrusted || acceptsAnyHost) &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      isPagePath(request.path)
    ) {
      return void sendPageFile(request.path, outgoing);
    }
    // Accepts the server's own page. Under an untrusted name, it could be a page of another site.
    const isOwnPage = incoming.headers.origin === `http://${authority}`;
    if (isOwnPage && (isTrusted || isIP(name))) delete incoming.headers.origin;
    // Nobody owns a name without a dot, such as that of a container.
    request.isForeignName = !isTrusted && name.includes('.') && !isIP(name);
    // A server beyond the loopback, or with its own host name, is called by names of the user's choice.
    if (acceptsAnyHost || isChosen) request.host = undefined;
    const handle = async (): Promise<PlainResponse> => {
      try {
        const script = request.method === 'GET' && (await readElementScript(request.path));
        return script || (await emulator.handle(request));
      } catch (error) {
        return toFailure(error);
      }
    };
    void handle().then((ready) => respond(ready, outgoing));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // The server listens on a port, not on a pipe.
  const { address, family, port: boundPort } = server.address() as AddressInfo;
  acceptsAnyHost = !isLoopback(address);
  url = `http://${family === 'IPv6' ? `[${address}]` : address}:${boundPort}/v1`
    // These two mean every address, and cannot be called.
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

/** Reports a failure of the emulator itself, such as a `clock` that throws. */
function toFailure(error: unknown): PlainResponse {
  return errorResponse(new ApiError(500, `The emulator failed: ${String(error)}`));
}
