import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/repository/root.ts';
import { read, splitFrontMatter, type Page } from './page.ts';

const folder = 'site/content';

/** Reads the pages that are written for the site. */
export function authoredPages(): Page[] {
  const files = globSync('**/*.{md,mdx}', { cwd: join(root, folder) }).sort();
  return files.map((file) => {
    const source = `${folder}/${file}`;
    const [{ title, description, ...settings }, body] = splitFrontMatter(read(source));
    return {
      path: file.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, ''),
      source,
      title: String(title),
      description: String(description),
      settings,
      body: expand(body),
      extension: file.endsWith('.mdx') ? 'mdx' : 'md',
    };
  });
}

/**
 * Fills in the files that a page names:
 *
 * - a code block "```ts file=examples/worker/src/worker.ts" gets the text of the file;
 * - a line `<!-- include packages/client/README.md#Options -->` becomes that section, without its heading.
 */
export function expand(body: string): string {
  return body
    .replace(
      /^```(\w+) file=(\S+)\n```$/gm,
      (_, language: string, file: string) =>
        `\`\`\`${language} title="${file}"\n${read(file).trim()}\n\`\`\``,
    )
    .replace(/^<!-- include (\S+?)#(.+?) -->$/gm, (_, file: string, heading: string) =>
      sectionOf(file, heading),
    );
}

/** Returns the text below a heading, up to the next heading of its level or of a higher one. */
function sectionOf(file: string, heading: string): string {
  const lines = read(file).split('\n');
  const start = lines.findIndex(
    (line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'),
  );
  if (start === -1) throw new Error(`${file} has no heading "${heading}".`);
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => new RegExp(`^#{1,${level}} `).test(line));
  return rest
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trim();
}
