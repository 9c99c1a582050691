import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

/** The files of the page by their paths. The build writes them beside the other built files. */
const files: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/ui/app.js': ['app.js', 'text/javascript; charset=utf-8'],
  '/ui/style.css': ['style.css', 'text/css; charset=utf-8'],
  '/ui/icon.svg': ['icon.svg', 'image/svg+xml'],
  '/ui/openapi.json': ['openapi.json', 'application/json'],
  '/ui/geist-latin-wght-normal.woff2': ['geist-latin-wght-normal.woff2', 'font/woff2'],
  '/ui/geist-mono-latin-400-normal.woff2': ['geist-mono-latin-400-normal.woff2', 'font/woff2'],
};

/** Allows no inline script, nothing from other origins, and no other site to frame the page. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Returns true for the path of a file of the page. */
export function isPagePath(path: string): boolean {
  return Object.hasOwn(files, path);
}

/** Sends a file of the page. */
export async function sendPageFile(path: string, outgoing: ServerResponse): Promise<void> {
  const [name = '', type = ''] = files[path] ?? [];
  try {
    // This path is right in `src` and in `dist`.
    const content = await readFile(new URL(`../../dist/ui/${name}`, import.meta.url));
    outgoing.writeHead(200, {
      'content-type': type,
      'content-length': content.length,
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-cache',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    outgoing.end(content);
  } catch {
    // A bundler left the files behind, or this is a checkout before its build.
    outgoing.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    outgoing.end('The files of the page are missing. In a checkout, run `pnpm build`.\n');
  }
}
