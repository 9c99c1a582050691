/**
 * Runs a command, which returns its exit code. Prints the usage for `--help`. An error becomes a
 * message without a stack, and the exit code 2.
 */
export async function runCommand(usage: string, run: () => Promise<number>): Promise<void> {
  if (process.argv.includes('--help')) return console.log(usage);
  try {
    process.exitCode = await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
