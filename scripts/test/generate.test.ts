import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { generatedPackages, renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { writeFiles } from '../repository/write-files.ts';
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

describe('writeFiles', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'generate-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  beforeEach(() => void vi.spyOn(console, 'log').mockReturnValue(undefined));
  beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue(undefined));
  afterEach(() => void vi.restoreAllMocks());

  test('adds new files, deletes files without a text and does not touch unchanged files', async () => {
    writeFileSync(join(folder, 'gone.gen.ts'), '');
    writeFileSync(join(folder, 'same.gen.ts'), 'same');
    mkdirSync(join(folder, 'old'));
    const files = new Map(
      [
        ['gone.gen.ts', undefined],
        ['old', undefined],
        ['same.gen.ts', 'same'],
        ['gen/new.gen.ts', 'new'],
      ].map(([name, text]) => [join(folder, `${name}`), text]),
    );
    expect(await writeFiles(files, { command: 'pnpm generate' })).toBe(0);
    expect(vi.mocked(console.log).mock.calls.flat()).toEqual(
      ['gone.gen.ts', 'old', 'gen/new.gen.ts'].map((name) =>
        expect.stringMatching(new RegExp(`^wrote .*/${name}$`)),
      ),
    );
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      'gen',
      'gen/new.gen.ts',
      'same.gen.ts',
    ]);
    expect(readFileSync(join(folder, 'gen/new.gen.ts'), 'utf8')).toBe('new');
  });

  test('with check changes nothing, lists the stale files and the command, and returns 1', async () => {
    const file = join(folder, 'a.gen.ts');
    writeFileSync(file, 'by hand');
    const files = new Map([[file, 'generated']]);
    expect(await writeFiles(files, { check: true, command: 'pnpm generate' })).toBe(1);
    expect(console.log).toHaveBeenCalledWith(expect.stringMatching(/^stale .*a\.gen\.ts$/));
    expect(console.error).toHaveBeenCalledWith('These files are out of date. Run: pnpm generate');
    expect(readFileSync(file, 'utf8')).toBe('by hand');
  });
});
