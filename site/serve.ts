// Serves the built site on the loopback.
import { relative } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** A running server of the site. */
export interface SiteServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the built site below a path, such as `/` or `/some/path/`. */
export async function serveSite(path: string, port = 0): Promise<SiteServer> {
  const root = relative(process.cwd(), `${import.meta.dirname}/dist`);
  const app = new Hono().use(
    `${path}*`,
    serveStatic({ root, rewriteRequestPath: (requested) => `/${requested.slice(path.length)}` }),
  );
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started: ServerType = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(started),
    );
    started.once('error', reject);
  });
  const address = server.address();
  const actual = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${actual}${path}`,
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
}

if (import.meta.main) {
  const { url } = await serveSite('/', Number(process.env['PORT'] ?? 4321));
  process.stdout.write(`The site is served at ${url} (Ctrl-C stops it)\n`);
}
