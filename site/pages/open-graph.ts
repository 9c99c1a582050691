import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import satori from 'satori';
import sharp from 'sharp';
import { pictureOf, type Page } from './page.ts';

const font = (weight: 400 | 700) => ({
  name: 'Geist',
  weight,
  data: readFileSync(
    fileURLToPath(import.meta.resolve(`@fontsource/geist/files/geist-latin-${weight}-normal.woff`)),
  ),
});

/** Writes the picture of each page: its title and description. */
export async function writePictures(pages: readonly Page[], publicFolder: string): Promise<void> {
  const fonts = [font(400), font(700)];
  const icon = readFileSync(join(publicFolder, 'favicon.svg'), 'base64');
  for (const page of pages) {
    const svg = await satori(drawing(page, `data:image/svg+xml;base64,${icon}`), {
      width: 1200,
      height: 630,
      fonts,
    });
    const file = join(publicFolder, pictureOf(page.path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer());
  }
}

type Drawing = Parameters<typeof satori>[0];

function drawing({ title, description }: Page, icon: string): Drawing {
  const box = (style: object, ...children: unknown[]): Drawing =>
    ({ type: 'div', props: { style: { display: 'flex', ...style }, children } }) as Drawing;
  const logo = { type: 'img', props: { src: icon, width: 64, height: 64 } };
  return box(
    {
      width: '100%',
      height: '100%',
      padding: 80,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      background: '#0d0e12',
      color: '#eceef4',
      borderBottom: '16px solid #635bea',
    },
    box({ alignItems: 'center', gap: 24, fontSize: 36 }, logo, 'chatkit-sessions'),
    box(
      { flexDirection: 'column', gap: 28 },
      box({ fontSize: 76, fontWeight: 700, lineHeight: 1.1, letterSpacing: -2 }, title),
      box({ fontSize: 34, lineHeight: 1.4, color: '#a3a7b7', lineClamp: 3 }, description),
    ),
  );
}
