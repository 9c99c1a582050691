import { cpSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/repository/root.ts';

/** Copies the pictures of the packages to the same paths of the site. */
export function copyImages(publicFolder: string): void {
  for (const folder of globSync('packages/*/images', { cwd: root })) {
    cpSync(join(root, folder), join(publicFolder, folder), { recursive: true });
  }
}

/**
 * Replaces the pictures of a page that have a light and a dark version. The site's switch chooses
 * between them; a `<picture>` would follow the browser alone.
 */
export function themedPictures(body: string, source: string): string {
  const picture =
    /<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s*<img alt="([^"]+)" src="([^"]+)"[^>]*>\s*<\/picture>/g;
  return body.replace(picture, (_, dark: string, alt: string, light: string) => {
    const image = (file: string, hiddenIn: string): string =>
      `<img class="${hiddenIn}:sl-hidden" alt="${alt}" src="/${join(dirname(source), file)}" loading="lazy">`;
    return image(light, 'dark') + image(dark, 'light');
  });
}
