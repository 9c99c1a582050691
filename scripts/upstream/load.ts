import { readFile } from 'node:fs/promises';
import { CORE_SCHEMA, load } from 'js-yaml';
import type { OpenApiDocument } from '../spec/openapi.ts';

/** The limit in bytes of a download. The vendor's document has about three megabytes. */
const limit = 64 * 1024 * 1024;

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/**
 * Reads an OpenAPI 3 document from a file or a URL, as JSON or YAML. Throws an error with the source if
 * it is anything else. For megabytes, js-yaml needs a tenth of the time and a third of the memory of
 * the parser for our own spec. Its core schema, like YAML 1.2, has no dates.
 */
export async function loadDocument(source: string, seconds = 60): Promise<OpenApiDocument> {
  const text = await (isUrl(source) ? download(source, seconds) : readFile(source, 'utf8')).catch(
    (error: Error) => {
      const { name, message, cause } = error;
      const reason = name === 'TimeoutError' ? `it took longer than ${seconds} s` : message;
      // The message of fetch is only "fetch failed". The reason is in the cause.
      const more = cause instanceof Error ? ` (${cause.message})` : '';
      throw new Error(`${source} cannot be read: ${reason}${more}.`, { cause: error });
    },
  );
  const refuse = (reason: string, cause?: unknown): never => {
    throw new Error(`${source} is not an OpenAPI 3 document: ${reason}.`, { cause });
  };
  if (/^\s*<[!?a-z]/i.test(text)) refuse('it is HTML or XML');
  let document: Partial<OpenApiDocument & { swagger: string }> | null | undefined;
  try {
    document = parseText(text.replace(/^\uFEFF/, '')) as typeof document;
  } catch (error) {
    refuse((error as Error).message, error);
  }
  if (typeof document?.paths !== 'object' || document.paths === null)
    return refuse('it has no paths');
  const version = String(document.openapi ?? document.swagger ?? 'none');
  if (!version.startsWith('3.')) refuse(`its version must be 3.x, got ${version}`);
  return document as OpenApiDocument;
}

async function download(url: string, seconds: number): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(seconds * 1000) });
  if (!response.ok) throw new Error(`the response is ${response.status} ${response.statusText}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new Error(`it is larger than ${limit / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Parses JSON with JSON.parse, which is ten times as fast as the YAML parser. */
function parseText(text: string): unknown {
  return text.trimStart().startsWith('{')
    ? JSON.parse(text)
    : load(text, { schema: CORE_SCHEMA, json: true });
}
