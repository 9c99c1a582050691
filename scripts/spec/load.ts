import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { root } from '../repository/root.ts';
import { readApi, type Api } from './api.ts';
import { checkDocument } from './check-document.ts';
import { checkNames } from './check-names.ts';
import { checkOperations } from './check-operations.ts';
import { checkClosed, checkSamples, checkSchemas } from './check-schemas.ts';
import type { OpenApiDocument } from './openapi.ts';
import { SpecError } from './problem.ts';
import { readYaml } from './yaml-text.ts';

/** A spec that passed all checks, so the generator supports all of it. */
export interface Spec extends Api {
  /** The file, relative to the repository, for messages and headers. */
  readonly file: string;
  /** The base URL of the API, without a trailing slash. */
  readonly server: string;
}

/** Reads and checks a spec. Throws a {@link SpecError} that lists every problem with its place. */
export async function loadSpec(path: string): Promise<Spec> {
  const file = relative(root, path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'the file does not exist' : error.message;
    throw new SpecError(file, [`${file}: ${reason}. Restore it: git checkout HEAD -- ${file}`]);
  });
  return parseSpec(text, file);
}

/** Parses and checks the text of a spec. `file` is the name in messages. */
export async function parseSpec(text: string, file: string): Promise<Spec> {
  const { value, problems, located } = readYaml(text);
  const stopAt = (found: typeof problems): void => {
    const lines = found.map(({ line, message }) => `${file}:${line} ${message}`);
    // Several operations may refer to the same problem.
    if (lines.length > 0) throw new SpecError(file, [...new Set(lines)]);
  };
  stopAt(problems);
  stopAt(checkDocument(value).map(located));
  const document = value as OpenApiDocument;
  const api = readApi(document);
  stopAt(checkSchemas(api).map(located));
  const found = [checkNames(api), checkOperations(api), checkSamples(api), checkClosed(api)];
  stopAt(found.flat().map(located));
  return { ...api, file, server: document.servers?.[0]?.url ?? '' };
}
