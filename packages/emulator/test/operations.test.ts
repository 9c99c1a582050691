// The one place that says what follows when the emulator implements an operation.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '../src/api/operations.ts';
import { routes } from '../src/gen/routes.gen.ts';

const guide = readFileSync(
  new URL('../../../site/content/guides/emulator.md', import.meta.url),
  'utf8',
);
const implemented = Object.keys(operations);

test("the guide's table of operations lists exactly the implemented ones", () => {
  const [, table = ''] = /^## Operations\n(.*?)^## /ms.exec(guide) ?? [];
  const rows = [...table.matchAll(/^\| `(\w+\.\w+)`/gm)].map(([, name]) => name);
  expect(rows, 'site/content/guides/emulator.md, "Operations": a row for each operation').toEqual(
    implemented,
  );
});

test('every implemented operation is in the spec', () => {
  const known = routes.map(({ operationId }) => operationId);
  expect(implemented.filter((name) => !known.includes(name))).toEqual([]);
});
