// Builds the page into dist/ui, with its fonts and the API's OpenAPI document.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

const from = import.meta.dirname;
const to = join(from, '../dist/ui');

await build({
  entryPoints: { app: join(from, 'main.tsx'), style: join(from, 'style/style.css') },
  outdir: to,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome123', 'firefox128', 'safari17.5'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.woff2': 'file' },
  assetNames: '[name]',
  legalComments: 'none',
});

await mkdir(to, { recursive: true });
const spec = await readFile(join(from, '../../../spec/openapi.yaml'), 'utf8');
await writeFile(join(to, 'openapi.json'), JSON.stringify(parse(spec)));
await copyFile(join(from, 'index.html'), join(to, 'index.html'));
await copyFile(join(from, 'icon.svg'), join(to, 'icon.svg'));
const geist = createRequire(import.meta.url).resolve('@fontsource-variable/geist/package.json');
await copyFile(join(dirname(geist), 'LICENSE'), join(to, 'font-license.txt'));
