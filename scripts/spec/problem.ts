/** One thing that the generator cannot express, and where: the keys that lead to it. */
export interface Problem {
  path: readonly (string | number)[];
  message: string;
}

/** The keys of a pointer such as ajv's: `/components/schemas/ChatSession`. */
export function keysOfPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer of keys as a URI fragment holds it, without the `#`. */
export function pointerOf(path: Problem['path']): string {
  const keys = path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return encodeURI(`/${keys.join('/')}`);
}

/** Says everything that is wrong with a spec, each with its line. */
export class SpecError extends Error {
  override readonly name = 'SpecError';

  constructor(file: string, problems: readonly string[]) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
    super(
      `${file} cannot be generated from (${count}); nothing was written.\n` +
        problems.map((problem) => `  ${problem}`).join('\n'),
    );
  }
}
