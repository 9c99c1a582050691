import { execFile } from 'node:child_process';

/** How a command is run. */
export interface RunOptions {
  cwd?: string;
  /** Beside {@link environment}. */
  env?: Record<string, string>;
}

/** What a command wrote. */
export interface Output {
  stdout: string;
  stderr: string;
}

/**
 * Runs a command to its end. Rejects, with all that it wrote, when it fails.
 *
 * It gets the {@link environment} of a user and not that of the script that runs the test.
 */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env }: RunOptions = {},
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...environment(), ...env }, maxBuffer: 2 ** 26 };
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      if (!error) return resolve({ stdout, stderr });
      reject(
        new Error(`${command} ${args.join(' ')}: ${error.message}\n${stdout}\n${stderr}`.trim()),
      );
    });
    child.stdin?.end();
  });
}

/**
 * The environment of this process without what a package manager, turbo or vitest put there for
 * the script that they run, since another package manager would take it for its own settings.
 */
export function environment(): Record<string, string> {
  const ofTheScript =
    /^(npm_(?!config_registry$)|pnpm_|turbo_|vitest|node_env$|node_path$|init_cwd$)/i;
  const ofTheUser = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ofTheScript.test(entry[0]),
  );
  return Object.fromEntries(ofTheUser);
}
