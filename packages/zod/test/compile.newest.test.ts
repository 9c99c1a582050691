import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import * as zod from '../src/index.ts';
import { broken, notJson } from './broken-values.ts';
import { zodSchemaOf } from './entries.ts';
import { fitsSpec, schemaNames, schemas } from './spec.ts';
import { hasProtoKey, valid } from './valid-values.ts';

// zod 4.6 can compile a schema. It would do so from definitions, which know nothing of our checks.
test.each(schemaNames)('compiled by zod, %s judges as before', (name) => {
  const compiled = z.compile(zodSchemaOf('@chatkit-sessions/zod', name));
  const schema = schemas[name] ?? {};
  fc.assert(
    fc.property(fc.oneof(valid(schema), broken(schema)), (value) => {
      fc.pre(!hasProtoKey(value));
      expect(compiled.safeParse(value).success).toBe(fitsSpec(name, value));
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(notJson(schema), (value) => {
      expect(compiled.safeParse(value).success).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('compiled as a part of another schema, it judges as before', () => {
  const compiled = z.compile(z.object({ body: zod.SessionCreateParams }));
  const body = { user: 'u', workflow: { id: 'w' } };
  expect(compiled.parse({ body })).toEqual({ body });
  expect(compiled.safeParse({ body: Object.assign(new Date(), body) }).success).toBe(false);
  expect(compiled.safeParse({ body: { ...body, workflow_id: 'w' } }).success).toBe(false);
});
