import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reportOn } from '../repository/api-report.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'api-report-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function writePackage(files: Record<string, string>): void {
  const exports = {
    '.': { types: './dist/index.d.ts' },
    './more': { types: './dist/more.d.ts' },
    './data.json': {},
  };
  const manifest = { name: '@example/some', type: 'module', publishConfig: { exports } };
  for (const [name, text] of Object.entries({
    'package.json': JSON.stringify(manifest),
    ...files,
  })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const files = {
  'dist/index.d.ts': `
    export { Thing, old as current } from './thing.ts';
    export type { Options } from './thing.ts';`,
  'dist/thing.d.ts': `
    import type { Size } from './size.ts';
    /** A comment, which is not part of a signature. */
    export declare class Thing extends Base {
      #private;
      constructor(options?: Options);
      size(): Size;
    }
    export interface Options { /** More words. */ name?: string | undefined }
    export declare const old: number;
    export declare class Base { close(): Promise<void> }
    export declare const unseen: string;`,
  'dist/size.d.ts': 'export type Size = { width: number };',
  'dist/more.d.ts': 'export * from "./size.ts"; export declare function twice(n: number): number;',
};

test('the API report lists the exports of each entry and the types they refer to, without comments', async () => {
  writePackage(files);
  const report = (await reportOn(folder)) ?? '';
  const [main = '', more = ''] = report.split(/^## .*$/m).slice(1);
  expect(report).toMatch(/^## `@example\/some`$/m);
  expect(report).toMatch(/^## `@example\/some\/more`$/m);
  const [exported = '', referenced = ''] = main.split('Not exported');
  expect(exported.match(/^(?:class|interface|const|export) \w.*/gm)).toEqual([
    'interface Options {',
    'class Thing extends Base {',
    'const old: number;',
  ]);
  expect(exported).toContain('export { old as current };');
  expect(referenced.match(/^(?:class|type) \w+/gm)).toEqual(['class Base', 'type Size']);
  expect(report).not.toMatch(/words|unseen/i);
  expect(more).toContain('function twice(n: number): number;');
  expect(more).toContain('type Size = {');
  expect(more).not.toContain('Not exported');
});

test('the API report omits a platform global that the package also declares', async () => {
  const before = (writePackage(files), await reportOn(folder));
  const thing = files['dist/thing.d.ts'].replace('?: string', '?: string | Response');
  const global = 'declare global { interface Response {} }';
  writePackage({ ...files, 'dist/thing.d.ts': `${thing}${global}` });
  expect(await reportOn(folder)).toBe(
    before?.replace('name?: string | undefined', 'name?: string | Response | undefined'),
  );
});

test.each([
  ['a parameter', 'dist/thing.d.ts', 'size(): Size', 'size(unit: string): Size'],
  ['a type behind an export', 'dist/size.d.ts', 'width: number', 'width: string'],
  ['an export', 'dist/index.d.ts', 'Thing, ', ''],
])('the API report changes with %s', async (_, file, from, to) => {
  writePackage(files);
  const before = await reportOn(folder);
  writePackage({ ...files, [file]: files[file as keyof typeof files].replace(from, to) });
  expect(await reportOn(folder)).not.toBe(before);
});

test('the API report does not change with a comment', async () => {
  writePackage(files);
  const before = await reportOn(folder);
  writePackage({
    ...files,
    'dist/thing.d.ts': files['dist/thing.d.ts'].replace('More words', 'Others'),
  });
  expect(await reportOn(folder)).toBe(before);
});

test('reportOn rejects with the command to run when the package is not built', async () => {
  writePackage({});
  await expect(reportOn(folder)).rejects.toThrow('Run: pnpm build');
});
