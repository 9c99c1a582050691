import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Place, Problem } from './problem.ts';

/** A problem with its line. */
interface Located {
  line: number;
  message: string;
}

/** The result of reading a YAML 1.2 text. */
export interface YamlText {
  /** The data; undefined if there are problems. */
  value: unknown;
  /** The syntax errors. */
  problems: Located[];
  /** Returns the line of a key or list item, or of its nearest existing parent. */
  lineOf(path: Place): number;
  /** Returns a problem of the data with its line, and with its keys in the message. */
  located(problem: Problem): Located;
}

/** Reads a text as YAML 1.2. Unknown tags and endless aliases are problems. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const lineAt = (offset = 0): number => lines.linePos(offset).line;
  const nodes = parseDocument(text, { version: '1.2', lineCounter: lines, prettyErrors: false });
  // This parser only warns about unknown tags, but other parsers reject them.
  const problems = [...nodes.errors, ...nodes.warnings].map(({ message, pos: [offset] }) => ({
    line: lineAt(offset),
    message,
  }));
  visit(nodes, {
    Alias: (_, alias, parents) => {
      const target = alias.resolve(nodes);
      if (target && !parents.includes(target)) return;
      const message = `The alias *${alias.source} must refer to an anchor before it that does not contain it`;
      problems.push({ line: lineAt(alias.range?.[0]), message });
    },
  });
  const lineOf = (path: Place): number => {
    const [parent, last] = [path.slice(0, -1), String(path.at(-1))];
    if (path.length === 0) return 1;
    const around = nodes.getIn(parent, true);
    const node = isMap(around)
      ? around.items.find(({ key }) => isScalar(key) && String(key.value) === last)?.key
      : nodes.getIn(path, true);
    return isNode(node) && node.range ? lineAt(node.range[0]) : lineOf(parent);
  };
  const located = ({ path, message }: Problem): Located => ({
    line: lineOf(path),
    message: `${path.join(' › ')}: ${message}`,
  });
  let value: unknown;
  try {
    if (problems.length === 0) value = nodes.toJS();
  } catch (error) {
    // Nested aliases expand to too much data.
    problems.push({ line: 1, message: (error as Error).message });
  }
  return { value, problems, lineOf, located };
}
