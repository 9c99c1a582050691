import { LineCounter, parseDocument, visit, type Document } from 'yaml';

/** The result of reading a YAML 1.2 text. */
export interface YamlText {
  /** The data; undefined if there are problems. */
  value: unknown;
  /** The syntax errors, each with its line. */
  problems: { line: number; message: string }[];
  nodes: Document;
  lines: LineCounter;
}

/** Reads a text as YAML 1.2. Unknown tags and endless aliases are problems. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const nodes = parseDocument(text, { version: '1.2', lineCounter: lines });
  // This parser only warns about unknown tags, but other parsers reject them.
  const problems = [...nodes.errors, ...nodes.warnings].map(({ message, linePos }) => ({
    line: linePos?.[0].line ?? 1,
    message,
  }));
  if (problems.length === 0) problems.push(...aliasProblems(nodes, lines));
  if (problems.length > 0) return { value: undefined, problems, nodes, lines };
  try {
    return { value: nodes.toJS(), problems, nodes, lines };
  } catch (error) {
    // Thrown for nested aliases that expand to too much data.
    problems.push({ line: 1, message: (error as Error).message });
    return { value: undefined, problems, nodes, lines };
  }
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
      problems.push({ line, message: `${message} at line ${line}` });
    },
  });
  return problems;
}
