import type { JournalEntry } from './entry.ts';

/** Formats the journal for a person who looks into a failed test. */
export function formatJournal(entries: readonly JournalEntry[]): string {
  if (entries.length === 0) return 'The emulator got no requests.';
  return ['The emulator got these requests:', ...entries.map(formatEntry)].join('\n');
}

function formatEntry({ method, path, status, fault, request, response }: JournalEntry): string {
  const lines = [
    `  ${method} ${path}`,
    ...(request.body ? [`    ${request.body}`] : []),
    `    ${status ?? 'connection reset'}${fault === null ? '' : ` (fault: ${fault})`}`,
    ...(response.body ? [`    ${response.body}`] : []),
  ];
  return lines.join('\n');
}
