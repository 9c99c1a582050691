import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConsumer, packages, root, run, type Consumer } from '../src/index.ts';

let consumer: Consumer;
beforeAll(async () => {
  consumer = await createConsumer({ dependencies: ['zod'] });
});
afterAll(() => consumer?.remove());

describe.each(packages)('$name', ({ name, short, tarball, manifest }) => {
  const folder = () => join(consumer.folder, 'node_modules', name);
  const read = (file: string) => readFileSync(join(folder(), file), 'utf8');
  const files = () => globSync('**/*.*', { cwd: folder() }).sort();

  test('contains the files of its list in contents/', async () => {
    const { stdout } = await run('tar', ['-tzf', tarball]);
    const list = stdout.trim().split('\n').sort().join('\n');
    await expect(`${list}\n`).toMatchFileSnapshot(`../contents/${short}.txt`);
  });

  test('contains builds, sources, README and licence, and nothing else', async () => {
    const { stdout } = await run('tar', ['-tzf', tarball]);
    const known =
      /^package\/((package\.json|README\.md|CHANGELOG\.md|LICENSE)|dist\/[\w./-]+\.(js|d\.ts)(\.map)?|dist\/ui\/[\w-]+\.(html|css|svg|json|woff2|txt)|src\/[\w./-]+\.ts)$/;
    const list = stdout.trim().split('\n');
    expect(list.filter((file) => !known.test(file))).toEqual([]);
    expect(
      list.filter((file) => /\btest|spec|config|fixture|tsbuildinfo|\.env/.test(file)),
    ).toEqual([]);
    expect(list).toEqual(expect.arrayContaining(['package/README.md', 'package/LICENSE']));
  });

  test('contains its own README and the licence of the repository', () => {
    expect(read('README.md').startsWith(`# ${name}\n`)).toBe(true);
    expect(read('LICENSE')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
  });

  test('contains no workspace version, path of the machine, key or token', () => {
    const traces = [
      /\b(workspace|catalog|link):/,
      // Real keys and tokens are long and have digits; those of examples are words.
      /\bsk-(?=[\w-]*\d)[\w-]{20,}/,
      /\b(npm|gh[opsu]|github_pat)_\w{30,}/,
      /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    ];
    for (const file of files()) {
      const text = read(file);
      expect(text.includes(root), `${file} names the folder of the repository`).toBe(false);
      expect(
        traces.filter((trace) => trace.test(text)),
        file,
      ).toEqual([]);
    }
  });

  test('publishes entries that are builds, never sources', () => {
    const published = JSON.parse(read('package.json')) as typeof manifest;
    expect(published.exports).toEqual(manifest.publishConfig.exports);
    const targets = [
      ...Object.values(published.exports).flatMap((entry) => Object.values(entry)),
      ...Object.values(published.bin ?? {}),
    ];
    expect(targets.filter((target) => !/^(\.\/)?dist\//.test(target))).toEqual([]);
    for (const target of targets) expect(read(target)).not.toBe('');
  });

  test('runs no script at install', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const atInstall = ['preinstall', 'install', 'postinstall', 'prepublish', 'prepare'];
    expect(Object.keys(scripts).filter((name) => atInstall.includes(name))).toEqual([]);
    // npm would run node-gyp for it.
    expect(files()).not.toContain('binding.gyp');
  });
});
