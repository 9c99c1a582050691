import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Api } from './api.ts';
import type { Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { pointerOf } from './references.ts';
import { placesOf, rootSchemas, withInner } from './schemas.ts';
import { typesOf } from './unions.ts';
import { sentSchemas } from './uses.ts';

/** Finds schemas that cannot become a type and a validator. */
export function checkSchemas({ document, schemas, reader }: Api): Problem[] {
  const roots = rootSchemas(document).map(([schema]) => reader.normalize(schema));
  const acceptsNull = (member: Schema): boolean =>
    typesOf(member, schemas).some((type) => type === 'null' || type === 'any');
  const ambiguous = roots
    .flatMap(withInner)
    .filter(({ oneOf = [] }) => oneOf.filter(acceptsNull).length > 1)
    .map((schema) => ({
      path: [...reader.placeOf(schema), 'oneOf'],
      message: 'accepts null in two members, so null is not valid: allow it in one',
    }));
  return [...reader.problems, ...ambiguous];
}

/** Finds open objects in requests. A closed object lets validators report a mistyped key. */
export function checkClosed({ operations, schemas, reader }: Api): Problem[] {
  const message =
    'is part of a request: it needs additionalProperties: false, or unevaluatedProperties: false beside an allOf';
  return [...sentSchemas(operations, schemas)]
    .flatMap((name) => withInner(schemas.get(name) ?? {}))
    .filter(({ additionalProperties }) => additionalProperties === true)
    .map((schema) => ({ path: reader.placeOf(schema), message }));
}

/** Finds values in schemas that do not match their own schema. Requires that every reference resolves. */
export function checkSamples({ document }: Api): Problem[] {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true, validateFormats: false });
  ajv.addSchema(document, 'spec');
  return [...placesOf(document)].flatMap(([schema, path]) => {
    const samples = [
      ...('default' in schema ? [['default', schema.default] as const] : []),
      ...(schema.enum ?? []).map((value) => ['enum', value] as const),
    ];
    if (samples.length === 0) return [];
    const matches = ajv.compile({ $ref: `spec#${encodeURI(pointerOf(path))}` });
    return samples.flatMap(([key, value]) => {
      if (matches(value)) return [];
      const reason = ajv.errorsText(matches.errors);
      const message = `${JSON.stringify(value)} does not match its schema: ${reason}`;
      return [{ path: [...path, key], message }];
    });
  });
}
