/** The keys that lead to a part of the document. */
export type Place = readonly (string | number)[];

/** A problem of the document. */
export interface Problem {
  path: Place;
  message: string;
}

/** Lists every problem of a spec, each with its line. */
export class SpecError extends Error {
  override readonly name = 'SpecError';

  constructor(file: string, problems: readonly string[]) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
    super(
      `${file} has ${count}, so nothing was generated.\n` +
        problems.map((problem) => `  ${problem}`).join('\n'),
    );
  }
}
