import { maskPath } from '../http/mask.ts';
import type { JournalEntry, JournalMessage } from './entry.ts';

/** Masks API keys and client secrets of an entry. Keeps the query parameters in `known`. */
export function maskEntry(entry: JournalEntry, known: ReadonlySet<string>): JournalEntry {
  const [, key] = /^bearer +(\S.*)$/i.exec(entry.request.headers['authorization'] ?? '') ?? [];
  const maskText = (text: string): string => {
    const masked = text
      .replace(/("client_secret"\s*:\s*")[^"]*/g, '$1***')
      .replace(/\b(ek_|sk-)[\w-]+/g, '$1***');
    return key ? masked.replaceAll(key, '***') : masked;
  };
  const maskMessage = ({ headers, body, truncated }: JournalMessage): JournalMessage => ({
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, maskHeader(name, maskText(value))]),
    ),
    body: body === null ? null : maskText(body),
    truncated,
  });
  const [path = '', query] = entry.path.split(/\?(.*)/s);
  const masked = maskPath(path) + (query === undefined ? '' : `?${maskQuery(query, known)}`);
  return {
    ...entry,
    path: maskText(masked),
    fault: entry.fault === null ? null : maskText(entry.fault),
    request: maskMessage(entry.request),
    response: maskMessage(entry.response),
  };
}

function maskHeader(name: string, value: string): string {
  if (!/authorization|cookie|api-?key|secret|token/.test(name)) return value;
  return /^bearer /i.test(value) ? 'Bearer ***' : '***';
}

function maskQuery(query: string, known: ReadonlySet<string>): string {
  return query.replace(/([^&=]*)=?([^&]*)/g, (pair, name: string) =>
    pair === '' || known.has(name) ? pair : `${name}=***`,
  );
}
