import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../repository/root.ts';

/** Lists the input files of a turbo task of this package. */
function inputsOf(task: string): string[] {
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  const words = ['run', task, '--filter=@chatkit-sessions/scripts', '--dry=json'];
  // The variables of the turbo that runs this test must not reach the inner one.
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('TURBO_'));
  const text = execFileSync(process.execPath, [turbo, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: Object.fromEntries(env),
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { tasks } = JSON.parse(text) as { tasks: { taskId: string; inputs: object }[] };
  const found = tasks.find(({ taskId }) => taskId === `@chatkit-sessions/scripts#${task}`);
  return Object.keys(found?.inputs ?? {}).map((file) => join('scripts', file));
}

test('turbo reruns generate:check when the spec or a generated file changes', () => {
  const generated = globSync('packages/*/{src,test}/gen/*', { cwd: root });
  expect(generated.length).toBeGreaterThan(0);
  expect(inputsOf('generate:check')).toEqual(
    expect.arrayContaining(['spec/openapi.yaml', ...generated]),
  );
});

test.each(['test', 'test:copies'])('turbo reruns %s when the root package.json changes', (task) => {
  expect(inputsOf(task)).toContain('package.json');
});
