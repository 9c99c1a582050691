import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/repository/root.ts';
import { read, type Page } from './page.ts';

/** Files of the repository that are pages as they are: their path on the site. */
const documents: Record<string, string> = {
  'docs/self-hosted.md': 'guides/self-hosted',
  'docs/spec-changes.md': 'project/spec-changes',
  'docs/releasing.md': 'project/releasing',
};

/** Tells whether the guide to a self-hosted ChatKit server is written. */
export function hasSelfHosted(): boolean {
  return existsSync(join(root, 'docs/self-hosted.md'));
}

/** Returns the folders of `packages`, sorted. */
export function packageNames(): string[] {
  return readdirSync(join(root, 'packages'))
    .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
    .sort();
}

/** Returns the pages that are files of the repository: the READMEs of the packages, and documents. */
export function filePages(repository: string | undefined): Page[] {
  const readmes = packageNames().map((name): [string, string] => [
    `packages/${name}/README.md`,
    `packages/${name}`,
  ]);
  const all = [...readmes, ...Object.entries(documents)].filter(([source]) =>
    existsSync(join(root, source)),
  );
  const paths = new Map(all);
  return all.map(([source, path]) => {
    const [, title = path, body = ''] = /^# ([^\n]+)\n(.*)$/s.exec(read(source)) ?? [];
    return {
      path,
      source,
      title,
      description: firstSentence(body),
      settings: {},
      body: relink(body, source, paths, repository).trim(),
      extension: 'md',
    };
  });
}

/** Returns the first sentence of a Markdown text, without its markup. */
export function firstSentence(text: string): string {
  const [paragraph = ''] = text.trim().split('\n\n');
  const plain = paragraph
    .replace(/\[(.+?)\]\(.+?\)/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\n/g, ' ');
  return /^.*?[.:](?=\s|$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain;
}

/** Points the relative links of a file to the pages of the site, and to the repository if there is no page. */
function relink(
  body: string,
  source: string,
  paths: ReadonlyMap<string, string>,
  repository: string | undefined,
): string {
  const links = /\[([^\]]+)\]\((?![a-z]+:|#|\/)([^)#]+)(#[^)]*)?\)/g;
  return body.replace(links, (_, text: string, link: string, anchor = '') => {
    const file = join(source, '..', link);
    const path = paths.get(file) ?? paths.get(join(file, 'README.md'));
    if (path !== undefined) return `[${text}](/${path}/${anchor})`;
    return repository === undefined ? text : `[${text}](${repository}/blob/main/${file}${anchor})`;
  });
}
