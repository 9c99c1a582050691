import { themedPictures } from './images.ts';
import type { SpecOperation } from './openapi.ts';
import type { Page } from './page.ts';

/** Returns llms.txt: a list of the pages, for programs that read the site. */
export function llmsIndex(
  pages: readonly Page[],
  operations: readonly SpecOperation[],
  intro: string,
): string {
  const lines = pages.map(
    ({ path, title, description }) => `- [${title}](${path}/): ${description}`,
  );
  // starlight-openapi names the page of an operation so.
  const calls = operations.map(({ operation, method, path, summary }) => {
    const page = operation.toLowerCase().replaceAll('.', '');
    return `- [${operation}](reference/api/operations/${page}/): ${summary} ${method} ${path}`;
  });
  return [
    '# chatkit-sessions',
    `> ${intro}`,
    'The whole text is in [llms-full.txt](llms-full.txt), the API in [openapi.yaml](openapi.yaml).',
    '## Pages',
    lines.join('\n'),
    '## Operations of the API',
    calls.join('\n'),
  ].join('\n\n');
}

/** Returns llms-full.txt: the text of every page. Its links are relative to the root of the site. */
export function llmsText(pages: readonly Page[]): string {
  return pages
    .filter(({ extension }) => extension === 'md')
    .map(({ title, description, body, source }) => {
      const text = themedPictures(body, source).replace(/(\]\(| src=")\//g, '$1');
      return `# ${title}\n\n${description}\n\n${text}\n`;
    })
    .join('\n');
}
