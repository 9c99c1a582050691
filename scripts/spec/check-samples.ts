import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from './openapi.ts';
import type { Problem } from './problem.ts';
import { pointerOf } from './references.ts';
import { placesOf } from './schemas.ts';

/** Finds values in schemas that do not match their own schema. Requires that every reference resolves. */
export function checkSamples(document: OpenApiDocument): Problem[] {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true, validateFormats: false });
  ajv.addSchema(document, 'spec');
  return [...placesOf(document)].flatMap(([schema, path]) => {
    const samples = (['default', 'const', 'enum'] as const).flatMap((key) =>
      key in schema ? [[key, schema[key]] as const] : [],
    );
    if (samples.length === 0) return [];
    const matches = ajv.compile({ $ref: `spec#${encodeURI(pointerOf(path))}` });
    return samples.flatMap(([key, sample]) =>
      (key === 'enum' ? (sample as unknown[]) : [sample])
        .filter((value) => !matches(value))
        .map((value) => ({
          path: [...path, key],
          message: `${JSON.stringify(value)} does not match its schema: ${ajv.errorsText(matches.errors)}`,
        })),
    );
  });
}
