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

/** A place as people name it: `ChatSession.status`, `POST /chatkit/sessions › responses › 200`. */
export function nameOf(keys: readonly string[]): string {
  const [first, second, third = '', ...rest] = keys;
  if (first === 'components' && second === 'schemas') return third + insideSchema(rest);
  if (first === 'paths' && second !== undefined) {
    return [third ? `${third.toUpperCase()} ${second}` : second, ...rest].join(' › ');
  }
  return keys.join(' › ');
}

function insideSchema(keys: string[]): string {
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
