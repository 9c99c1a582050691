import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/repository/root.ts';

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

/** Returns the page as a file for Starlight. `editBase` is the URL that its edit link begins with. */
export function toStarlight(page: Page, editBase: string | undefined): string {
  const { title, description, settings, source, body } = page;
  const editUrl = editBase === undefined ? false : editBase + source;
  const head = stringify({ title, description, editUrl, ...settings }).trim();
  return `---\n${head}\n---\n\n${body}\n`;
}
