// Writes what `astro build` reads: a Markdown file for each page, the spec with examples, and llms.txt.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/repository/root.ts';
import { readPublication } from '../build/publication.ts';
import { authoredPages } from './authored.ts';
import { exportPages } from './exports.ts';
import { filePages } from './files.ts';
import { llmsIndex, llmsText } from './llms.ts';
import { documentWithExamples, listOperations } from './openapi.ts';
import { toStarlight } from './page.ts';

const site = join(root, 'site');
const { repository } = readPublication(process.env);
const editBase = repository && `${repository}/edit/main/`;

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const pages = [...authoredPages(), ...filePages(repository), ...exportPages()];
const docs = join(site, 'src/content/docs');
rmSync(docs, { recursive: true, force: true });
for (const page of pages) {
  const file = `${page.path || 'index'}.${page.extension}`;
  write(join(docs, file), toStarlight(page, editBase));
}
write(join(site, 'generated/openapi.json'), JSON.stringify(documentWithExamples()));
write(join(site, 'generated/operations.json'), JSON.stringify(listOperations()));

const [start] = pages.filter(({ path }) => path === '');
const inner = pages.filter(({ path }) => path !== '');
write(join(site, 'public/llms.txt'), `${llmsIndex(inner, start?.description ?? '')}\n`);
write(join(site, 'public/llms-full.txt'), llmsText(inner));
copyFileSync(join(root, 'spec/openapi.yaml'), join(site, 'public/openapi.yaml'));
