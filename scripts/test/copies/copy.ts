import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root } from '../../repository/root.ts';

/** The exit status and the output of a program. */
export interface Attempt {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A copy of the repository that a test may change. */
export interface Copy {
  folder: string;
  /** Runs a script with Node. Returns its output, or throws with it when the script fails. */
  run(...words: string[]): string;
  attempt(...words: string[]): Attempt;
  git(...words: string[]): string;
  read(file: string): string;
  write(file: string, text: string): void;
  commit(message: string): void;
  remove(): void;
}

/**
 * Copies the files that git tracks or would add, into a repository with one commit. Packages of the
 * workspace resolve to their copies, all others to the installed originals. The copy has no release
 * and no changeset. `settings` join the environment of every program that the copy runs.
 */
export function copyRepository(settings: Record<string, string> = {}): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'chatkit-sessions-copy-'));
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter((file) => file && existsSync(join(root, file)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  forgetReleases(folder);
  // An install in the copy would follow the links, and change the original's node_modules.
  const workspace = join(folder, 'pnpm-workspace.yaml');
  const pnpmSettings = readFileSync(workspace, 'utf8');
  const safe = pnpmSettings.replace('verifyDepsBeforeRun: install', 'verifyDepsBeforeRun: false');
  if (safe === pnpmSettings)
    throw new Error('pnpm-workspace.yaml must set verifyDepsBeforeRun: install');
  writeFileSync(workspace, safe);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const modules of globSync(['{spec,scripts,bench,site}/node_modules', '*/*/node_modules'], {
    cwd: root,
    exclude: (name) => name === '.git' || name === 'src',
  })) {
    if (!existsSync(join(folder, dirname(modules)))) continue;
    cpSync(join(root, modules), join(folder, modules), {
      recursive: true,
      verbatimSymlinks: true,
      // Skip .bin and caches, which other tests change at the same time.
      filter: (path) => basename(path) === 'node_modules' || !basename(path).startsWith('.'),
    });
  }
  return openCopy(folder, { ...env, ...settings });
}

/** Makes the copy look as before the first release, without pending changesets. */
function forgetReleases(folder: string): void {
  const pending = ['.changeset/*.md', '.changeset/pre*', 'packages/*/CHANGELOG.md'];
  for (const name of globSync(pending, { cwd: folder })) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  for (const name of globSync('packages/*/package.json', { cwd: folder })) {
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), text.replace(/"version": ".*"/, '"version": "0.0.0"'));
  }
}

function openCopy(folder: string, env: NodeJS.ProcessEnv): Copy {
  const attempt = (command: string, words: string[]): Attempt => {
    const { status, stdout, stderr } = spawnSync(command, words, {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    return { status, stdout, stderr };
  };
  const execute = (command: string, words: string[]): string => {
    const { status, stdout, stderr } = attempt(command, words);
    if (status !== 0) throw new Error(`${words.join(' ')}\n${stdout}\n${stderr}`);
    return stdout;
  };
  const commit = (message: string): void => {
    execute('git', ['add', '-A']);
    execute('git', ['commit', '-q', '-m', message]);
  };
  execute('git', ['init', '-q', '-b', 'main']);
  // The pattern `node_modules/` of .gitignore does not match a symbolic link.
  writeFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
  commit('The repository as it is');
  return {
    folder,
    commit,
    run: (...words) => execute(process.execPath, words),
    attempt: (...words) => attempt(process.execPath, words),
    git: (...words) => execute('git', words).trim(),
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

// Excludes the machine's git settings (hooks, signing, identity) and the variables of the outer turbo.
const env: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:GIT_|TURBO_|INIT_CWD$)/.test(name)),
  ),
  TURBO_TELEMETRY_DISABLED: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.test',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.test',
};
