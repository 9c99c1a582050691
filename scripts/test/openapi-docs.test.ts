import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { generatedPackages, renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { parseSpec, type Spec } from '../spec/load.ts';

const text = readFileSync(join(root, 'docs/openapi.md'), 'utf8');
const [, section = ''] = /^## Operations\n([^]*?)(?=^## |$(?![^]))/m.exec(text) ?? [];
/** The rows of both tables: the description, the example and, in the second table, the reason. */
const [supported = [], refused = []] = section
  .split('| refused')
  .map((table) =>
    [...table.matchAll(/^\| (.+?) \| `(\{.+?\})`[^|]*\|(?: (.+?) \|)?$/gm)].map(
      ([, what = '', example = '', reason = '']) => [what, example, reason] as const,
    ),
  );

function read(example: string): Promise<Spec> {
  const { path = '/things', method = 'get', ...operation } = parse(example);
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    servers: [{ url: 'https://api.example.test/v1' }],
    security: [{ key: [] }],
    paths: {
      [path]: {
        [method]: {
          operationId: 'things.act',
          responses: { '204': { description: 'Done.' } },
          ...operation,
        },
      },
    },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } }, schemas: {} },
  };
  // JSON is YAML.
  return parseSpec(JSON.stringify(document), 'things.yaml');
}

describe('docs/openapi.md', () => {
  test('lists more than ten supported and more than ten refused operations', () => {
    expect(supported.length).toBeGreaterThan(10);
    expect(refused.length).toBeGreaterThan(10);
  });

  test.each(supported)('generates every package from %s', async (_, example) => {
    const spec = await read(example);
    for (const name of generatedPackages) {
      expect((await renderPackage(name, spec)).size).toBeGreaterThan(0);
    }
  });

  test.each(refused)('refuses %s with the stated reason', async (_, example, reason) => {
    await expect(read(example)).rejects.toThrow(reason);
  });
});
