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
    // Names from other generated modules and from the types are schemas themselves.
    if (from.endsWith('.gen.ts') || from === '@chatkit-sessions/types') return [];
    return names
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== '');
  });
}

/** Returns the schema name that would clash with this name, directly or as the name of its check. */
function schemaNameOf(name: string): string | undefined {
  return /^(?:is)?([A-Z]\w*)$/.exec(name)?.[1];
}

function unreserved(names: readonly string[]): string[] {
  const schemas = names.flatMap((name) => schemaNameOf(name) ?? []);
  expect(schemas).not.toEqual([]);
  return schemas.filter((name) => !reservedTypes.includes(name));
}

test('every name that generated validators import is reserved, so no schema can use it', async () => {
  // Together, both specs use every import.
  for (const file of ['spec/openapi.yaml', 'scripts/test/fixtures/shapes.yaml']) {
    const texts = await renderPackage('zod', await loadSpec(join(root, file)));
    expect(unreserved([...texts.values()].flatMap((text) => namesIn(text, 'import')))).toEqual([]);
  }
});

test.each(['index', 'standalone'])(
  'every name that the zod entry %s exports by hand is reserved, so no schema can use it',
  (entry) => {
    const text = readFileSync(join(root, `packages/zod/src/${entry}.ts`), 'utf8');
    expect(unreserved(namesIn(text, 'export'))).toEqual([]);
  },
);
