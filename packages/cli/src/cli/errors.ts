/** The command line is wrong, or does not fit the files that it names. Exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command could not do its job. Exits with 1. */
export class JobError extends Error {
  override readonly name = 'JobError';
}
