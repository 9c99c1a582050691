import { join } from 'node:path';
import { readEntries, type EntryReport } from '../../scripts/repository/declarations.ts';
import { root } from '../../scripts/repository/root.ts';
import { packageNames } from './files.ts';
import type { Page } from './page.ts';

/** Returns a page for each package with its exports, their signatures and their docs. */
export function exportPages(): Page[] {
  return packageNames().flatMap((folder): Page[] => {
    const entries = readEntries(join(root, 'packages', folder), { removeComments: false });
    if (!entries[0]) return [];
    const { name } = entries[0];
    return [
      {
        path: `reference/${folder}`,
        source: `packages/${folder}/src/index.ts`,
        title: `Exports of ${name}`,
        description: `Every export of ${name} with its signature and docs.`,
        settings: { sidebar: { label: name.replace(/^.*\//, '') } },
        body: entries.map(entryText).join('\n\n'),
        searchWeight: 0.2,
        extension: 'md',
      },
    ];
  });
}

function entryText({ name, exported, referenced }: EntryReport): string {
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
