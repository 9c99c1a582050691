import { readFile } from 'node:fs/promises';
import { CORE_SCHEMA, load } from 'js-yaml';

/** A document of the vendor's: OpenAPI 3.0 or 3.1, with whatever keywords. */
export interface Upstream {
  paths: Record<string, Node | undefined>;
  components?: { schemas?: Record<string, Node | undefined>; [kind: string]: unknown };
}

/** An object of a document of which nothing is known. */
export type Node = Readonly<Record<string, unknown>>;

/**
 * Reads a document from a file or a URL, as JSON or YAML. js-yaml takes a tenth of the time and a
 * third of the memory that the parser of our own spec takes for megabytes; its core schema, as that
 * of YAML 1.2, has no dates.
 */
export async function loadUpstream(source: string): Promise<Upstream> {
  const text = /^https?:\/\//.test(source)
    ? await download(source)
    : await readFile(source, 'utf8');
  const document = text.trimStart().startsWith('{')
    ? (JSON.parse(text) as unknown)
    : load(text, { schema: CORE_SCHEMA, json: true, filename: source });
  if (!isNode(document) || !isNode(document['paths'])) {
    throw new Error(`${source} is no OpenAPI document: it has no paths.`);
  }
  return document as unknown as Upstream;
}

async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`${url} answers ${response.status} ${response.statusText}.`);
  return response.text();
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows local references; gives the object and the name of the last schema on the way. */
export function follow(document: Upstream, value: unknown): { node: Node; name?: string } {
  let node = value;
  let name: string | undefined;
  for (let hops = 0; isNode(node) && typeof node['$ref'] === 'string' && hops < 20; hops++) {
    const keys = node['$ref']
      .replace(/^#\//, '')
      .split('/')
      .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
    if (keys[0] === 'components' && keys[1] === 'schemas') name = keys[2];
    node = keys.reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), document);
  }
  return { node: isNode(node) ? node : {}, ...(name !== undefined && { name }) };
}
