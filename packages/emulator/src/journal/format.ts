import type { JournalEntry } from './entry.ts';

/** The longest part of a body that is printed, in characters. */
const maxShown = 2000;

/** Formats the journal for the output of a failed test. */
export function formatJournal(entries: readonly JournalEntry[]): string {
  if (entries.length === 0) return 'The emulator got no requests.';
  return ['The emulator got these requests:', ...entries.map(formatEntry)].join('\n');
}

function formatEntry({ method, path, status, fault, request, response }: JournalEntry): string {
  const lines = [
    `  ${method} ${path}`,
    ...(request.body ? [`    ${shorten(request.body)}`] : []),
    `    ${status ?? 'connection reset'}${fault === null ? '' : ` (fault: ${fault})`}`,
    ...(response.body ? [`    ${shorten(response.body)}`] : []),
  ];
  return lines.join('\n');
}

function shorten(body: string): string {
  return body.length > maxShown ? `${body.slice(0, maxShown)}…` : body;
}
