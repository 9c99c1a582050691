import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { checkDefaults } from './check-defaults.ts';
import { checkDocument } from './check-document.ts';
import { checkNames } from './check-names.ts';
import { checkOperations } from './check-operations.ts';
import { checkSchemas } from './check-schemas.ts';
import type { OpenApiDocument } from './openapi.ts';
import { withOperationSchemas } from './operation-schemas.ts';
import { readOperations, type Operation } from './read-operations.ts';
import { root } from '../repository/root.ts';
import { SpecError, type Problem } from './problem.ts';
import { readYaml } from './yaml-text.ts';

/** A spec that passed all checks, so the generator supports all of it. */
export interface Spec {
  /** The file, relative to the repository, for messages and headers. */
  readonly file: string;
  readonly operations: readonly Operation[];
  /** The base URL of the API, without a trailing slash. */
  readonly server: string;
  /** The schema names: those of the document in its order, then those added for operations. */
  readonly schemas: readonly string[];
  /**
   * Returns a new copy of the document, with a schema for the params and the result of each method.
   * The generator changes its copy.
   */
  document(): OpenApiDocument;
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
  const { value, problems, lineOf } = readYaml(text);
  if (problems.length > 0) {
    throw new SpecError(
      file,
      problems.map(
        ({ line, message }) =>
          `${file}:${line} ${message.split('\n')[0]?.replace(/ at line \d+(, column \d+:)?$/, '')}`,
      ),
    );
  }
  const authored = value as OpenApiDocument;

  const stopAt = (found: Problem[]): void => {
    if (found.length === 0) return;
    throw new SpecError(
      file,
      found.map(({ path, message }) => `${file}:${lineOf(path)} ${path.join(' › ')}: ${message}`),
    );
  };

  stopAt(await checkDocument(authored));
  // Reading operations requires valid schemas and references.
  stopAt([...checkSchemas(authored), ...checkNames(authored), ...checkOperations(authored)]);
  stopAt(checkDefaults(authored));
  const document = withOperationSchemas(authored);
  return {
    file,
    server: document.servers?.[0]?.url ?? '',
    operations: readOperations(document),
    schemas: Object.keys(document.components?.schemas ?? {}),
    // Copy through JSON, because YAML aliases share objects.
    document: () => JSON.parse(JSON.stringify(document)) as OpenApiDocument,
  };
}
