import { maskPath } from '../http/mask.ts';
import type { JournalEntry, JournalMessage } from './entry.ts';

type MaskText = (text: string) => string;

/** Masks API keys and client secrets of an entry. Keeps the query parameters in `known`. */
export function maskEntry(entry: JournalEntry, known: ReadonlySet<string>): JournalEntry {
  const [, key = ''] = /^bearer +(\S.*)$/i.exec(entry.request.headers['authorization'] ?? '') ?? [];
  const maskText = createMaskText(key);
  const maskMessage = ({ headers, body, truncated }: JournalMessage): JournalMessage => ({
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, maskHeader(name, maskText(value))]),
    ),
    body: body === null ? null : maskText(body),
    truncated,
  });
  const [path = '', query] = entry.path.split(/\?(.*)/s);
  const masked =
    maskPath(path) + (query === undefined ? '' : `?${maskQuery(query, known, maskText)}`);
  return {
    ...entry,
    path: maskText(masked),
    fault: entry.fault === null ? null : maskText(entry.fault),
    request: maskMessage(entry.request),
    response: maskMessage(entry.response),
  };
}

/** Creates a function that masks client secrets, API keys and the given key in a text. */
function createMaskText(key: string): MaskText {
  const forms = key ? [key, JSON.stringify(key).slice(1, -1)] : [];
  return (text) => {
    const masked = unescapeWords(text)
      .replace(/("client_secret"\s*:\s*")(?:\\.|[^"\\])*/g, '$1***')
      // At the start of a word, also after an escape such as \n or %20.
      .replace(/(?:(?<![a-z\d])|(?<=\\[bfnrt]|%[\da-f]{2}))(ek_|sk-)[\w-]+/gi, '$1***');
    return forms.reduce((rest, form) => rest.replaceAll(form, '***'), masked);
  };
}

/** Replaces JSON escapes of letters, digits, `_` and `-`, which could hide a key. */
function unescapeWords(text: string): string {
  return text.replace(/\\u00([2-7][\da-f])/gi, (escaped, hex: string) => {
    const character = String.fromCharCode(parseInt(hex, 16));
    return /[\w-]/.test(character) ? character : escaped;
  });
}

function maskHeader(name: string, value: string): string {
  if (!/auth(?!enti)|cookie|api-?key|secret|token|passw|credential/.test(name)) return value;
  return /^bearer /i.test(value) ? 'Bearer ***' : '***';
}

function maskQuery(query: string, known: ReadonlySet<string>, maskText: MaskText): string {
  return query.replace(/([^&=]*)=?([^&]*)/g, (pair, name: string, value: string) => {
    if (pair === '') return pair;
    const text = decode(value);
    if (known.has(name) && maskText(text) === text) return pair;
    return `${/^[\w[\].-]+$/.test(name) ? name : '***'}=***`;
  });
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value; // Not percent-encoded.
  }
}
