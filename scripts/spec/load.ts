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

/** A spec that was read and found to be one that the generator can express whole. */
export interface Spec {
  /** Where it was read from, relative to the repository; for messages and headers. */
  readonly file: string;
  readonly operations: readonly Operation[];
  /** Where the API is, without a slash at its end. */
  readonly server: string;
  /** The names of its schemas, in the order of the document; then those made for operations. */
  readonly schemas: readonly string[];
  /**
   * A fresh copy of the document, with a schema for what each method takes and gives: the generator
   * changes what it is given.
   */
  document(): OpenApiDocument;
}

/** Reads and checks a spec. Throws a {@link SpecError} that lists every problem with its place. */
export async function loadSpec(path: string): Promise<Spec> {
  const file = relative(root, path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'it is not there' : error.message;
    throw new SpecError(file, [`${file}: ${reason}. Get it back: git checkout HEAD -- ${file}`]);
  });
  return parseSpec(text, file);
}

/** Parses and checks the text of a spec; `file` is its name in messages. */
export async function parseSpec(text: string, file: string): Promise<Spec> {
  const { value, problems, nodes, lines } = readYaml(text);
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

  const lineOf = (path: readonly (string | number)[]): number => {
    // A missing key has no line of its own: the nearest parent that exists is where it belongs.
    for (let depth = path.length; depth > 0; depth--) {
      const node = nodes.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const stopAt = (found: Problem[]): void => {
    if (found.length === 0) return;
    throw new SpecError(
      file,
      found.map(({ path, message }) => `${file}:${lineOf(path)} ${path.join(' › ')}: ${message}`),
    );
  };

  stopAt(await checkDocument(authored));
  // Operations are read only from schemas and references that are known to be sound.
  stopAt([...checkSchemas(authored), ...checkNames(authored), ...checkOperations(authored)]);
  stopAt(checkDefaults(authored));
  const document = withOperationSchemas(authored);
  return {
    file,
    server: document.servers?.[0]?.url ?? '',
    operations: readOperations(document),
    schemas: Object.keys(document.components?.schemas ?? {}),
    // Through JSON, so that what a YAML alias repeats is not shared.
    document: () => JSON.parse(JSON.stringify(document)) as OpenApiDocument,
  };
}
