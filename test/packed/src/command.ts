import { execFile } from 'node:child_process';

/** Options of {@link run}. */
export interface RunOptions {
  cwd?: string;
  /** Variables to add to {@link environment}. */
  env?: Record<string, string>;
}

/** The output of a command. */
export interface Output {
  stdout: string;
  stderr: string;
}

/**
 * Runs a command in the {@link environment} of a user. Rejects with the command's whole output when
 * the command fails.
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
 * Returns this process's environment without the variables of pnpm, turbo and vitest. Another
 * package manager would take them for its own settings.
 */
export function environment(): Record<string, string> {
  const ofTheScript =
    /^(npm_(?!config_registry$)|pnpm_|turbo_|vitest|node_env$|node_path$|init_cwd$)/i;
  const ofTheUser = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ofTheScript.test(entry[0]),
  );
  return Object.fromEntries(ofTheUser);
}
