import { join } from 'node:path';
import { readEntry } from '../../scripts/repository/declarations.ts';
import { root } from '../../scripts/repository/root.ts';
import { packageNames } from './files.ts';
import { read, type Page } from './page.ts';

interface Manifest {
  name: string;
  publishConfig?: { exports?: Record<string, { types?: string }> };
}

/** Returns a page for each package with its exports, their signatures and their docs. */
export function exportPages(): Page[] {
  return packageNames().flatMap((folder): Page[] => {
    const manifest = JSON.parse(read(`packages/${folder}/package.json`)) as Manifest;
    const entries = Object.entries(manifest.publishConfig?.exports ?? {}).flatMap(
      ([entry, { types }]) =>
        types ? [entryText(folder, manifest.name + entry.slice(1), types)] : [],
    );
    if (entries.length === 0) return [];
    return [
      {
        path: `reference/${folder}`,
        source: `packages/${folder}/src/index.ts`,
        title: `Exports of ${manifest.name}`,
        description: `Every export of ${manifest.name} with its signature and docs.`,
        settings: { sidebar: { label: manifest.name.replace(/^.*\//, '') } },
        body: entries.join('\n\n'),
        searchWeight: 0.2,
        extension: 'md',
      },
    ];
  });
}

function entryText(folder: string, name: string, types: string): string {
  const home = join(root, 'packages', folder);
  const { exported, referenced } = readEntry(home, join(home, types), { comments: true });
  return [
    `## \`${name}\``,
    ...exported.map(declarationText),
    ...(referenced.length > 0
      ? [
          '### Other types',
          'Not exported, but part of a signature above:',
          fence(referenced.join('\n\n')),
        ]
      : []),
  ].join('\n\n');
}

/** Returns a declaration as a heading, its docs as prose, and its code. */
function declarationText(text: string): string {
  const [, docs = '', code = text] = /^(\/\*\*.*?\*\/)\n(.*)$/s.exec(text) ?? [];
  const [, name = ''] = /(?:class|const|function|interface|type) (\w+)/.exec(code) ?? [];
  return [`### \`${name}\``, ...(docs ? [prose(docs)] : []), fence(shorten(code))].join('\n\n');
}

function fence(code: string): string {
  const indented = code.replace(/^(?: {4})+/gm, (spaces) => ' '.repeat(spaces.length / 2));
  return `\`\`\`ts\n${indented}\n\`\`\``;
}

/** Shortens the type of a zod schema, which the type of the same name says better. */
function shorten(code: string): string {
  return code.replace(/^((?:declare )?const \w+: [\w.]+)<.{200,}>;$/s, '$1<…>;');
}

/** Turns a doc comment into Markdown. */
function prose(comment: string): string {
  return comment
    .replace(/^\/\*\*\s?|\s*\*\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/^@(\w+) ?/gm, '**$1**: ')
    .trim();
}
