import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** The base that Astro builds with. It is replaced below, so it must occur nowhere else. */
export const placeholder = '/__base__';

/**
 * Makes the built site work under any path: links become relative, and scripts find the root from
 * their own address. Adds a content security policy that forbids requests to other hosts.
 */
export function portable(url: string): AstroIntegration {
  return {
    name: 'portable',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const rewrite = (pattern: string, change: (text: string, file: string) => string): void => {
          for (const file of globSync(pattern, { cwd: folder })) {
            const path = join(folder, file);
            writeFileSync(path, change(readFileSync(path, 'utf8'), file));
          }
        };
        const absolute = new URL(placeholder, url).href;
        const publish = (text: string): string =>
          text.replaceAll(`${absolute}/`, url).replaceAll(absolute, url);
        rewrite('**/*.html', (text, file) =>
          addPolicy(relativePage(accessible(publish(text)), file, url)),
        );
        rewrite('_astro/*.js', relativeScript);
        rewrite('_astro/*.css', (text) => text.replaceAll(`${placeholder}/`, '../'));
        rewrite('*.xml', publish);
      },
    },
  };
}

/**
 * Makes the addresses of a page relative to it. A server shows 404.html under any address, so its
 * links begin with the path of the published site.
 */
function relativePage(html: string, file: string, url: string): string {
  const up =
    file === '404.html' ? new URL(url).pathname : '../'.repeat(file.split('/').length - 1) || './';
  return html
    .replaceAll(`${placeholder}/`, '/')
    .replaceAll(placeholder, '/')
    .replace(/(\s(?:href|src|poster|component-url|renderer-url)=")\/(?!\/)/g, `$1${up}`)
    .replace(/(\simport\s?\(?["'])\//g, `$1${up}`);
}

/**
 * Turns the plugin's label above examples into a paragraph: as a heading, it skips a level. A table of
 * six columns scrolls on a phone, so the keyboard must reach it.
 */
function accessible(html: string): string {
  return html
    .replace(/<h5( class="sl-openapi-examples-heading[^>]*>.*?<\/)h5>/gs, '<p$1p>')
    .replace(/<table>(?=\s*<thead>(.*?)<\/thead>)/gs, (table, head: string) =>
      head.split('<th').length > 6 ? '<table tabindex="0">' : table,
    );
}

/** Makes the string literals of a script that begin with the base relative to the script's folder. */
function relativeScript(code: string): string {
  return code.replace(
    /(["'`])\/__base__(\/?)([^"'`$]*)\1/g,
    (_, _quote, slash: string, rest: string) =>
      slash
        ? `(new URL("../${rest}",import.meta.url).pathname)`
        : '(new URL("..",import.meta.url).pathname.slice(0,-1))',
  );
}

/** Allows the page's own scripts alone, and requests to the site's own host alone. */
function addPolicy(html: string): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${[...new Set(hashes)].join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(html))
    throw new Error(
      'A page has no <meta charset="utf-8"> to put the content security policy after.',
    );
  return html.replace(charset, (tag) => tag + meta);
}
