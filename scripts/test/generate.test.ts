import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { syncFolder } from '../generate.ts';
import { generatedPackages, renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { loadSpec } from '../spec/load.ts';

const specs = ['spec/openapi.yaml', 'scripts/test/fixtures/threads.yaml'];

describe.each(specs)('%s', (file) => {
  test.each(generatedPackages)('generates the same bytes for %s twice', async (name) => {
    const spec = await loadSpec(join(root, file));
    const first = await renderPackage(name, spec);
    expect(await renderPackage(name, await loadSpec(join(root, file)))).toEqual(first);
    for (const text of first.values()) {
      expect(text).toMatch(new RegExp(`^// Generated from ${file} by \`pnpm generate\``));
    }
  });

  test('generates a type, a zod schema and a standalone validator for every schema', async () => {
    const spec = await loadSpec(join(root, file));
    const types = (await renderPackage('types', spec)).get('types.gen.ts') ?? '';
    const zod = await renderPackage('zod', spec);
    const names = (text: string, keyword: string): string[] =>
      [...text.matchAll(new RegExp(`^export ${keyword} (\\w+)`, 'gm'))].map(
        ([, name]) => name ?? '',
      );
    expect(names(types, 'type').sort()).toEqual([...spec.schemas.keys()].sort());
    for (const entry of ['zod.gen.ts', 'standalone.gen.ts']) {
      expect(names(zod.get(entry) ?? '', 'const')).toEqual(
        expect.arrayContaining([...spec.schemas.keys()]),
      );
    }
  });
});

test('generated types and validators document defaults but do not apply them', async () => {
  const spec = await loadSpec(join(root, 'spec/openapi.yaml'));
  for (const text of (await renderPackage('zod', spec)).values()) {
    expect(text).not.toMatch(/default\(/);
  }
  const types = (await renderPackage('types', spec)).get('types.gen.ts');
  expect(types).toMatch(
    /@maximum 512\n\s+\* @default 512\n\s+\*\/\n\s+max_file_size\?: number \| undefined;/,
  );
});

test('the committed generated files are up to date with the spec', () => {
  const output = execFileSync(process.execPath, ['generate.ts', '--check'], {
    cwd: join(root, 'scripts'),
    encoding: 'utf8',
  });
  expect(output).toContain('up to date');
});

test('pnpm generate rejects an argument', () => {
  const { status, stderr } = spawnSync(process.execPath, ['generate.ts', 'typos'], {
    cwd: join(root, 'scripts'),
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain("Unexpected argument 'typos'");
});

describe('writing a folder of generated files', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'generate-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('adds new files, deletes removed files and does not touch unchanged files', async () => {
    writeFileSync(join(folder, 'gone.gen.ts'), '');
    writeFileSync(join(folder, 'same.gen.ts'), 'same');
    mkdirSync(join(folder, 'old'));
    const files = new Map([
      ['same.gen.ts', 'same'],
      ['new.gen.ts', 'new'],
    ]);
    expect(await syncFolder(folder, files, true)).toEqual(
      ['gone.gen.ts', 'old', 'new.gen.ts'].map((name) => join(folder, name)),
    );
    expect(readdirSync(folder).sort()).toEqual(['new.gen.ts', 'same.gen.ts']);
    expect(readFileSync(join(folder, 'new.gen.ts'), 'utf8')).toBe('new');
    expect(await syncFolder(folder, files, true)).toEqual([]);
  });

  test('with --check changes nothing and lists the stale files', async () => {
    writeFileSync(join(folder, 'a.gen.ts'), 'by hand');
    expect(await syncFolder(folder, new Map([['a.gen.ts', 'generated']]), false)).toEqual([
      join(folder, 'a.gen.ts'),
    ]);
    expect(readFileSync(join(folder, 'a.gen.ts'), 'utf8')).toBe('by hand');
  });
});
