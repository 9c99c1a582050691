import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/repository/root.ts';
import { read, type Page } from './page.ts';

/** Files of the repository that are pages as they are: their path on the site. */
const documents: Record<string, string> = {
  'CONTRIBUTING.md': 'project/contributing',
  'docs/self-hosted.md': 'guides/self-hosted',
  'docs/spec-changes.md': 'project/spec-changes',
  'docs/releasing.md': 'project/releasing',
};

/** Returns the folders of `packages`, sorted. */
export function packageNames(): string[] {
  return readdirSync(join(root, 'packages'))
    .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
    .sort();
}

/** Returns the pages that are files of the repository: the READMEs of the packages, and documents. */
export function filePages(): Page[] {
  const readmes = packageNames().map((name): [string, string] => [
    `packages/${name}/README.md`,
    `packages/${name}`,
  ]);
  return [...readmes, ...Object.entries(documents)].map(([source, path]) => {
    const [, title = path, body = ''] = /^# ([^\n]+)\n(.*)$/s.exec(read(source)) ?? [];
    return {
      path,
      source,
      title,
      description: firstSentence(body),
      settings: {},
      body: body.trim(),
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
