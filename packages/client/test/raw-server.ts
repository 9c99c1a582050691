import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Starts a TCP server whose `respond` callback writes raw bytes for each POST request. */
export async function serveRaw(
  respond: (socket: Socket, count: number) => void,
): Promise<{ url: string; count: () => number; open: Set<Socket> } & AsyncDisposable> {
  let count = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    socket.on('data', (data) => {
      if (String(data).startsWith('POST')) respond(socket, ++count);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    count: () => count,
    open,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Returns a 200 response as text. A larger `length` announces a longer body than is sent. */
export const success = (body: string, length = body.length): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;

/** Waits until the client has closed all sockets. */
export async function closed(open: Set<Socket>): Promise<void> {
  while (open.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
