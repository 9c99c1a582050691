/** Returns the name that takes the fewest edits to reach, or undefined if none is close. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');
  const distances = names.map((name) => ({ name, edits: editsBetween(plain(given), plain(name)) }));
  const [best] = distances.toSorted((a, b) => a.edits - b.edits);
  return best && best.edits <= best.name.length / 3 ? best.name : undefined;
}

/** The Levenshtein distance. */
function editsBetween(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, character] of [...from].entries()) {
    const current = [row + 1];
    for (let column = 1; column <= to.length; column++) {
      const replace = (above[column - 1] ?? 0) + (character === to[column - 1] ? 0 : 1);
      const insert = (current[column - 1] ?? 0) + 1;
      const remove = (above[column] ?? 0) + 1;
      current.push(Math.min(replace, insert, remove));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
