/** A problem of the document, with the keys that lead to its place. */
export interface Problem {
  path: readonly (string | number)[];
  message: string;
}

/** Splits a JSON pointer such as `/components/schemas/ChatSession` into its keys. */
export function keysOfPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Joins keys to a JSON pointer for a URI fragment, without the `#`. */
export function pointerOf(path: Problem['path']): string {
  const keys = path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return encodeURI(`/${keys.join('/')}`);
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
