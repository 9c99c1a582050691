import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { reservedTypes } from '../spec/names.ts';
import { renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { loadSpec } from '../spec/load.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The names in braces of a module's import or export statements, as other modules know them. */
function namesIn(text: string, keyword: 'import' | 'export'): string[] {
  const statements = text.matchAll(
    new RegExp(`^${keyword} (?:type )?\\{([^}]*)\\} from '([^']*)'`, 'gm'),
  );
  return [...statements].flatMap(([, names = '', from = '']) => {
    // What comes from another generated module or from the types is a schema itself.
    if (from.endsWith('.gen.ts') || from === '@chatkit-sessions/types') return [];
    return names
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== '');
  });
}

/** The schema that would bring the name along, itself or as the name of its check. */
function schemaNameOf(name: string): string | undefined {
  return /^(?:is)?([A-Z]\w*)$/.exec(name)?.[1];
}

function unreserved(names: readonly string[]): string[] {
  const schemas = names.flatMap((name) => schemaNameOf(name) ?? []);
  expect(schemas).not.toEqual([]);
  return schemas.filter((name) => !reservedTypes.includes(name));
}

test('no schema may have a name that the generated validators import', async () => {
  // Between them, they use all that there is to import.
  for (const file of ['spec/openapi.yaml', 'scripts/test/fixtures/shapes.yaml']) {
    const texts = await renderPackage('zod', await loadSpec(join(root, file)));
    expect(unreserved([...texts.values()].flatMap((text) => namesIn(text, 'import')))).toEqual([]);
  }
});

test.each(['index', 'standalone'])(
  'no schema may have a name that the entry %s of the validators exports by hand',
  (entry) => {
    const text = readFileSync(join(root, `packages/zod/src/${entry}.ts`), 'utf8');
    expect(unreserved(namesIn(text, 'export'))).toEqual([]);
  },
);
