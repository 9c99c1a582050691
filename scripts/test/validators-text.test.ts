import { expect, test } from 'vitest';
import { renderPackage } from '../generate/render.ts';
import { parseSpec } from '../spec/load.ts';

/** Generates the files of a spec with these schemas and an operation that sends the first schema. */
async function render(schemas: Record<string, object>): Promise<ReadonlyMap<string, string>> {
  const $ref = `#/components/schemas/${Object.keys(schemas)[0]}`;
  const body = { required: true, content: { 'application/json': { schema: { $ref } } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Words', version: '1.0.0' },
    servers: [{ url: 'https://api.example.test/v1' }],
    security: [{ apiKey: [] }],
    paths: {
      '/words': {
        post: {
          operationId: 'words.say',
          summary: 'Say them.',
          requestBody: body,
          responses: { 204: { description: 'Said.' } },
        },
      },
    },
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } }, schemas },
  };
  // JSON is YAML.
  const files = await renderPackage('zod', await parseSpec(JSON.stringify(document), 'words.yaml'));
  return new Map([...files].map(([file, text]) => [file.split('/').at(-1) ?? '', text]));
}

/** Lists the names that a generated file imports in braces. */
function importsOf(text = ''): string[] {
  return [...text.matchAll(/^import .*?\{(.*?)\} from/gms)].flatMap(([, names = '']) =>
    names.split(',').flatMap((name) => name.trim() || []),
  );
}

/** The imports of the check of a closed object. */
const ofClosedObject = ['addIssue', 'addUnknownKey', 'under', 'type IssueSink', 'isObject'];

test('a schema name in a description, a message or a key is not imported', async () => {
  const files = await render({
    Text: {
      type: 'object',
      description:
        'An optional map, an open array or "an empty number" to isString and addIssueAt.',
      additionalProperties: false,
      'x-hint': 'Give a string, a boolean, "an integer" or a types.Word.',
      properties: { areUnique: { type: 'boolean' } },
    },
  });
  expect(importsOf(files.get('zod.gen.ts'))).toEqual(['advise']);
  expect(importsOf(files.get('checks.gen.ts'))).toEqual(ofClosedObject);
});

test('the imports of a check with a quote in its pattern are complete', async () => {
  const files = await render({
    Text: {
      type: 'object',
      additionalProperties: false,
      properties: { word: { type: 'string', pattern: '^"' } },
    },
  });
  expect(importsOf(files.get('checks.gen.ts'))).toEqual([...ofClosedObject, 'isString']);
});
