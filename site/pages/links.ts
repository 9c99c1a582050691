import { join } from 'node:path';
import type { Page } from './page.ts';

/**
 * Points the relative links of pages to other pages, and to the repository if there is no page. In the
 * repository, the links lead from file to file.
 */
export function relink(pages: readonly Page[], repository: string | undefined): Page[] {
  const paths = new Map(pages.map(({ source, path }) => [source, path]));
  const links = /\[([^\]]+)\]\((?![a-z]+:|#|\/)([^)#]+)(#[^)]*)?\)/g;
  return pages.map((page) => ({
    ...page,
    body: page.body.replace(links, (_, text: string, link: string, anchor = '') => {
      const file = join(page.source, '..', link);
      const path = paths.get(file) ?? paths.get(join(file, 'README.md'));
      if (path !== undefined) return `[${text}](/${path}/${anchor})`;
      return repository === undefined
        ? text
        : `[${text}](${repository}/blob/main/${file}${anchor})`;
    }),
  }));
}
