import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/repository/root.ts';
import { readPublication } from '../build/publication.ts';
import { authoredPages } from './authored.ts';
import { exportPages } from './exports.ts';
import { filePages } from './files.ts';
import { copyImages } from './images.ts';
import { relink } from './links.ts';
import { llmsIndex, llmsText } from './llms.ts';
import { writePictures } from './open-graph.ts';
import { documentWithExamples, listOperations } from './openapi.ts';
import { toStarlight } from './page.ts';

const site = join(root, 'site');
const publicFolder = join(site, 'public');

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes what Astro builds from: a Markdown file for each page, pictures, the spec, and llms.txt. */
export async function writePages(): Promise<void> {
  const publication = readPublication(process.env);
  const pages = relink(
    [...authoredPages(), ...filePages(), ...exportPages()],
    publication.repository,
  );
  const docs = join(site, 'src/content/docs');
  rmSync(docs, { recursive: true, force: true });
  for (const page of pages) {
    const file = `${page.path || 'index'}.${page.extension}`;
    write(join(docs, file), toStarlight(page, publication));
  }
  const operations = listOperations();
  copyImages(publicFolder);
  await writePictures(pages, publicFolder);
  write(join(site, 'generated/openapi.json'), JSON.stringify(documentWithExamples()));
  write(join(site, 'generated/operations.json'), JSON.stringify(operations));

  const [start] = pages.filter(({ path }) => path === '');
  const inner = pages.filter(({ path }) => path !== '');
  write(
    join(publicFolder, 'llms.txt'),
    `${llmsIndex(inner, operations, start?.description ?? '')}\n`,
  );
  write(join(publicFolder, 'llms-full.txt'), llmsText(inner));
  copyFileSync(join(root, 'spec/openapi.yaml'), join(publicFolder, 'openapi.yaml'));
}
