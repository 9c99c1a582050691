import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/repository/root.ts';
import type { Publication } from '../build/publication.ts';
import { themedPictures } from './images.ts';

/** A page of the site, as Markdown. */
export interface Page {
  /** The path of the page on the site, without slashes at its ends, such as `guides/testing`. */
  path: string;
  /** The file of the repository that an editor of the page should change. */
  source: string;
  title: string;
  description: string;
  /** Further front matter for Starlight. */
  settings: Record<string, unknown>;
  body: string;
  /** How much the search values the words of the page. Defaults to 1. */
  searchWeight?: number;
  extension: 'md' | 'mdx';
}

/** Reads a text file of the repository. */
export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Splits a text into its front matter and the Markdown after it. */
export function splitFrontMatter(text: string): [Record<string, unknown>, string] {
  const [, head = '', body = text] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  return [(parse(head) ?? {}) as Record<string, unknown>, body.trim()];
}

/** Returns the path of the picture that other sites show for a page. */
export function pictureOf(path: string): string {
  return `og/${path || 'index'}.png`;
}

/** Returns the page as a file for Starlight. */
export function toStarlight(page: Page, { url, repository }: Publication): string {
  const { path, title, description, settings, source, searchWeight = 1 } = page;
  const content = url + pictureOf(path);
  const front = {
    title,
    description,
    editUrl: repository === undefined ? false : `${repository}/edit/main/${source}`,
    head: [{ tag: 'meta', attrs: { property: 'og:image', content } }],
    ...settings,
  };
  const body = themedPictures(page.body, source);
  const weighted =
    searchWeight === 1 ? body : `<div data-pagefind-weight="${searchWeight}">\n\n${body}\n\n</div>`;
  return `---\n${stringify(front)}---\n\n${weighted}\n`;
}
