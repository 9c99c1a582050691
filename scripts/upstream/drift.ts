import { Ajv2020 } from 'ajv/dist/2020.js';
import { readApi, type Api } from '../spec/api.ts';
import { compareApis } from '../compare/compare.ts';
import { isAnnotation } from '../spec/keywords.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { find } from '../spec/references.ts';
import { rootSchemas } from '../spec/schemas.ts';
import { nameOperations, upgrade } from './upgrade.ts';

/** A structural difference from the vendor's document. */
export interface Difference {
  /** The place, in the names of our spec: `ChatSession.status`, `POST /chatkit/sessions`. */
  at: string;
  /** The kind of difference: a keyword, `field`, `operation` … */
  what: string;
  ours: unknown;
  theirs: unknown;
}

export interface Drift {
  differences: Difference[];
  /** Our schemas, each with the vendor's schema that it was compared with. */
  pairs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The value of a side that lacks the part. */
export const absent = 'absent';

/** Differences that are not visible in requests and responses, beside annotations. */
const unseen = ['operationId', 'path parameters', 'summary', 'tags'];
const visibleAnnotations = ['default', 'deprecated'];

/** Finds structural differences between the vendor's document and our spec. */
export function findDrift(ours: OpenApiDocument, theirs: OpenApiDocument): Drift {
  const { changes, pairs } = compareApis(read(theirs, ours), read(ours, ours));
  const differences = changes
    .filter(({ at, what }) => at !== 'the document' && isStructural(what))
    // The names of schemas may differ.
    .filter(
      ({ what, after }) => what !== 'schema' || (after !== undefined && !pairs.has(`${after}`)),
    )
    .map(({ at, what, before = absent, after = absent }) => ({
      at,
      what,
      ours: after,
      theirs: before,
    }));
  return { differences, pairs };
}

function isStructural(what: string): boolean {
  if (visibleAnnotations.includes(what)) return true;
  return !unseen.includes(what) && !isAnnotation(what);
}

/** Reads the operations of ChatKit and of our spec with the schemas that they use, and the schemas of our names. */
function read(document: OpenApiDocument, ours: OpenApiDocument): Api {
  const routes = Object.keys(ours.paths).map(withoutNames);
  const paths = Object.fromEntries(
    Object.entries(document.paths).filter(
      ([path]) => path.startsWith('/chatkit/') || routes.includes(withoutNames(path)),
    ),
  );
  const { schemas: all = {}, ...others } = document.components ?? {};
  const names = Object.keys(ours.components?.schemas ?? {});
  const used = new Set([
    ...referencesIn(paths),
    ...names.map((name) => `#/components/schemas/${name}`),
  ]);
  // Iterating over a set also visits entries that are added meanwhile.
  for (const reference of used) {
    for (const more of referencesIn(find(document, reference))) used.add(more);
  }
  const schemas = Object.fromEntries(
    Object.entries(all).filter(([name]) => used.has(`#/components/schemas/${name}`)),
  );
  const part = { ...document, paths, components: { ...others, schemas } };
  upgrade(part);
  nameOperations(part, document === ours);
  for (const [schema, path] of rootSchemas(part)) {
    if (ajv.validateSchema(schema)) continue;
    throw new Error(`the schema at ${path.join(' › ')} is invalid: ${ajv.errorsText()}`);
  }
  return readApi(part);
}

const ajv = new Ajv2020({ strict: false, logger: false });

function withoutNames(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

function referencesIn(value: unknown): string[] {
  const text = JSON.stringify(value) ?? '';
  return [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => String(reference));
}
