import { readFile } from 'node:fs/promises';
import { CORE_SCHEMA, load } from 'js-yaml';
import { download, isUrl } from './download.ts';

/** A document of the vendor's: OpenAPI 3.0 or 3.1, with whatever keywords. */
export interface Upstream {
  paths: Record<string, Node | undefined>;
  components?: { schemas?: Record<string, Node | undefined>; [kind: string]: unknown };
}

/** An object of a document of which nothing is known. */
export type Node = Readonly<Record<string, unknown>>;

/**
 * Reads a document from a file or a URL, as JSON or YAML. Throws, with its name, for what is no
 * OpenAPI 3. js-yaml takes a tenth of the time and a third of the memory that the parser of our own
 * spec takes for megabytes; its core schema, as that of YAML 1.2, has no dates.
 */
export async function loadUpstream(source: string, seconds = 60): Promise<Upstream> {
  const text = isUrl(source) ? await download(source, seconds) : await readText(source);
  const refuse = (reason: string, cause?: unknown): never => {
    throw new Error(`${source} is no OpenAPI document: ${reason}.`, { cause });
  };
  if (/^\s*<[!?a-z]/i.test(text)) refuse('it is HTML or XML');
  let document: unknown;
  try {
    document = parseText(text);
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error), error);
  }
  if (!isNode(document) || !isNode(document['paths'])) return refuse('it has no paths');
  const version = String(document['openapi'] ?? document['swagger'] ?? 'none');
  if (!version.startsWith('3.')) refuse(`its version must be 3.x, not ${version}`);
  return document as unknown as Upstream;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

/** JSON is YAML, and read ten times as fast; a mark of the byte order stands before neither. */
function parseText(marked: string): unknown {
  const text = marked.replace(/^\uFEFF/, '');
  return text.trimStart().startsWith('{')
    ? JSON.parse(text)
    : load(text, { schema: CORE_SCHEMA, json: true });
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
      .map((key) => decoded(key).replaceAll('~1', '/').replaceAll('~0', '~'));
    if (keys[0] === 'components' && keys[1] === 'schemas') name = keys[2];
    node = keys.reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), document);
  }
  return { node: isNode(node) ? node : {}, ...(name !== undefined && { name }) };
}

/** A key that is not percent-encoded as it should be is taken as it stands. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
