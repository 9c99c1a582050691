import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import * as z from 'zod';

/** The limit of a download. The vendor's document has about three megabytes. */
const megabytes = 64;

/**
 * Reads a file or a URL, and returns what `parse` makes of its YAML or JSON. Adds the source to every
 * error, also to those of `parse`. For megabytes, js-yaml needs a tenth of the time and a third of the
 * memory of the parser for our own spec. Its core schema, like YAML 1.2, has no dates.
 */
export async function readSource<T>(
  source: string,
  seconds: number,
  parse: (value: unknown) => T,
): Promise<T> {
  try {
    // pnpm runs scripts in the root folder, so resolve paths from the caller's folder.
    const file = resolve(process.env['INIT_CWD'] ?? process.cwd(), source);
    const isUrl = /^https?:/i.test(source);
    const text = await (isUrl ? download(source, seconds) : readFile(file, 'utf8'));
    return parse(load(text, { schema: CORE_SCHEMA, json: true }));
  } catch (error) {
    throw new Error(`${source} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

async function download(url: string, seconds: number): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(seconds * 1000) });
  if (!response.ok) throw new Error(`the response is ${response.status} ${response.statusText}`);
  let text = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (text.length > megabytes * 1e6) throw new Error(`it is larger than ${megabytes} MB`);
  }
  return text;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  const { message, cause } = error as Error;
  // The message of fetch is only "fetch failed". The reason is in the cause.
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}
