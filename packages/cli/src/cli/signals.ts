/**
 * Returns a signal that is aborted by Ctrl-C or by SIGTERM, so that a command can save its work.
 * A second Ctrl-C ends the process at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(new Error(`The command was stopped by ${name}.`)));
  }
  return controller.signal;
}
