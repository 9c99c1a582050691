import type { Page } from './page.ts';

/** Returns llms.txt: a list of the pages, for programs that read the site. */
export function llmsIndex(pages: readonly Page[], intro: string): string {
  const lines = pages.map(
    ({ path, title, description }) => `- [${title}](${path}/): ${description}`,
  );
  return [
    '# chatkit-sessions',
    `> ${intro}`,
    'The whole text is in [llms-full.txt](llms-full.txt), the API in [openapi.yaml](openapi.yaml).',
    '## Pages',
    lines.join('\n'),
  ].join('\n\n');
}

/** Returns llms-full.txt: the text of every page. */
export function llmsText(pages: readonly Page[]): string {
  return pages
    .filter(({ extension }) => extension === 'md')
    .map(({ title, description, body }) => `# ${title}\n\n${description}\n\n${body}\n`)
    .join('\n');
}
