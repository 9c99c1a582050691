// Serves the built site on the loopback.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** A running server of the site. */
export interface SiteServer {
  url: string;
  close(): Promise<void>;
}

const dist = join(import.meta.dirname, 'dist');

/** Serves the built site below a path, such as `/` or `/some/path/`. */
export async function serveSite(path: string, port = 0): Promise<SiteServer> {
  const root = relative(process.cwd(), dist);
  const app = new Hono()
    .use(
      `${path}*`,
      serveStatic({ root, rewriteRequestPath: (requested) => `/${requested.slice(path.length)}` }),
    )
    .notFound((context) => context.html(readFileSync(join(dist, '404.html'), 'utf8'), 404));
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
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // A browser keeps its connections open.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

async function main(): Promise<void> {
  const port = process.env['PORT'] ?? '4321';
  try {
    const { url, close } = await serveSite('/', Number(port));
    process.stdout.write(`The site is at ${url}\nPress Ctrl-C to end.\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void close().then(() => process.exit(0)));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `Cannot serve the site on port ${port}: ${reason}\n` +
        'Set the environment variable PORT to a free port, or to 0 for any.\n',
    );
    process.exitCode = 1;
  }
}

if (import.meta.main) await main();
