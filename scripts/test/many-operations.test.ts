import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSpec } from '../spec/load.ts';
import { compile, inZod } from './generated.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder(inZod);

/** The number of operations at which TypeScript could no longer infer the type of `validators`. */
const count = 110;

const fields = Array.from({ length: 200 }, (_, at) => `field_${at}: { type: string }`);
/** Enough to overflow the stack of prettier and of the compiler as one chain of operators. */
const long = Array.from({ length: 5000 }, (_, at) => `value_${at}`);
const paths = Array.from(
  { length: count },
  (_, at) => `
  /things${at}:
    post:
      operationId: things${at}.create
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
      responses:
        '200':
          description: The thing.
          content: { application/json: { schema: { $ref: '#/components/schemas/Result' } } }`,
);
test(`the validators of ${count} operations compile with declarations`, async () => {
  const text = `openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
servers: [{ url: https://api.example.test/v1 }]
security: [{ token: [] }]
paths:${paths.join('')}
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  schemas:
    Thing: { type: object, additionalProperties: false, properties: { ${fields.join(', ')} } }
    Long:
      type: object
      additionalProperties: false
      properties: { ${long
        .slice(0, 500)
        .map((name) => `${name}: { type: boolean }`)
        .join(', ')} }
    Values: { enum: [${long.join(', ')}] }
    Result: { type: object, properties: { ${fields.join(', ')} } }
`;
  const program = `
    import { validators } from './gen/zod.gen.ts';
    validators['things${count - 1}.create'].request.parse({}).field_0 satisfies string | undefined;
    // @ts-expect-error -- an unknown operation
    validators['things${count}.create'];
  `;
  expect(await compile(join(folder, 'many'), await parseSpec(text, 'many.yaml'), program)).toBe('');
}, 60_000);
