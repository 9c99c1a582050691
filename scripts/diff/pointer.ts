// JSON pointers, as `redocly diff` gives places: `#/components/schemas/ChatSession/properties/id`.

/** The keys of a pointer, unescaped. */
export function keysOf(pointer: string): string[] {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((key) => key !== '')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A pointer of these keys. */
export function toPointer(keys: readonly string[]): string {
  return `#/${keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}

/** What stands at these keys of a document; undefined if nothing does. */
export function valueAt(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null
        ? (node as Record<string, unknown>)[key]
        : undefined,
    document,
  );
}

/**
 * A place of a document as people name it: `ChatSession.status`, `POST /chatkit/sessions ›
 * responses › 200`, `GET /chatkit/sessions › query limit`.
 */
export function nameOf(keys: readonly string[], document: unknown): string {
  if (keys.length === 0) return 'the root of the document';
  const [first, second, third = '', ...rest] = keys;
  if (first === 'components' && second === 'schemas') return third + insideSchema(rest);
  const schema = keys.indexOf('schema');
  if (schema >= 0) {
    const owner = keys.slice(0, schema);
    const media = owner.indexOf('content');
    return (
      nameOf(media < 0 ? owner : owner.slice(0, media), document) +
      insideSchema(keys.slice(schema + 1))
    );
  }
  const at = keys.indexOf('parameters') + 1;
  const parameter = at > 0 ? valueAt(document, keys.slice(0, at + 1)) : undefined;
  if (isNamed(parameter)) {
    const owner = first === 'paths' ? [nameOf(keys.slice(0, at - 1), document)] : [];
    return [...owner, `${parameter.in} ${parameter.name}`, ...keys.slice(at + 1)].join(' › ');
  }
  if (first !== 'paths' || second === undefined) return keys.join(' › ');
  return [third ? `${third.toUpperCase()} ${second}` : second, ...rest].join(' › ');
}

function isNamed(value: unknown): value is { in: string; name: string } {
  return typeof value === 'object' && value !== null && 'in' in value && 'name' in value;
}

function insideSchema(keys: readonly string[]): string {
  const [first, second, ...rest] = keys;
  switch (first) {
    case undefined:
      return '';
    case 'properties':
      return second === undefined ? '' : `.${second}${insideSchema(rest)}`;
    case 'items':
      return `[]${insideSchema(keys.slice(1))}`;
    case 'additionalProperties':
      return `[key]${insideSchema(keys.slice(1))}`;
    case 'propertyNames':
      return `[key name]${insideSchema(keys.slice(1))}`;
    case 'anyOf':
      return second === undefined ? '' : `[alternative ${Number(second) + 1}]${insideSchema(rest)}`;
    default:
      return ''; // a keyword of the schema itself
  }
}
