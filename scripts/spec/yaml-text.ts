import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';

/** The result of reading a YAML 1.2 text. */
export interface YamlText {
  /** The data; undefined if there are problems. */
  value: unknown;
  /** The syntax errors, each with its line. */
  problems: { line: number; message: string }[];
  /** Returns the line of a key or list item, or of its nearest existing parent. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Reads a text as YAML 1.2. Unknown tags and endless aliases are problems. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const nodes = parseDocument(text, { version: '1.2', lineCounter: lines });
  // This parser only warns about unknown tags, but other parsers reject them.
  const problems = [...nodes.errors, ...nodes.warnings].map(({ message, linePos }) => ({
    line: linePos?.[0].line ?? 1,
    // The lines after the first repeat the text.
    message: `${message.split('\n')[0]?.replace(/ at line \d+(, column \d+:)?$/, '')}`,
  }));
  if (problems.length === 0) problems.push(...aliasProblems(nodes, lines));
  const lineOf: YamlText['lineOf'] = (path) => {
    for (let depth = path.length; depth > 0; depth--) {
      const start = startOf(nodes, path.slice(0, depth));
      if (start !== undefined) return lines.linePos(start).line;
    }
    return 1;
  };
  if (problems.length > 0) return { value: undefined, problems, lineOf };
  try {
    return { value: nodes.toJS(), problems, lineOf };
  } catch (error) {
    // Thrown for nested aliases that expand to too much data.
    problems.push({ line: 1, message: (error as Error).message });
    return { value: undefined, problems, lineOf };
  }
}

/** Returns the offset of a key or list item in the text. */
function startOf(nodes: Document, path: readonly (string | number)[]): number | undefined {
  const parent = nodes.getIn(path.slice(0, -1), true);
  const isLast = (key: unknown) => isScalar(key) && String(key.value) === String(path.at(-1));
  const node = isMap(parent)
    ? parent.items.find(({ key }) => isLast(key))?.key
    : nodes.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function aliasProblems(nodes: Document, lines: LineCounter): YamlText['problems'] {
  const problems: YamlText['problems'] = [];
  visit(nodes, {
    Alias: (_, alias, path) => {
      const target = alias.resolve(nodes);
      const message = !target
        ? `There is no anchor &${alias.source} before the alias *${alias.source}`
        : path.includes(target)
          ? `The alias *${alias.source} refers to a value that contains it`
          : undefined;
      if (!message) return;
      const { line } = lines.linePos(alias.range?.[0] ?? 0);
      problems.push({ line, message });
    },
  });
  return problems;
}
