import type { Operation } from '../spec/operations.ts';

/** Returns a text as a doc comment. Escapes the end mark of comments. */
export function docComment(text: string | undefined): string {
  if (!text) return '';
  const lines = text.replaceAll('*/', '*\\/').trimEnd().split('\n').flatMap(wrap);
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */\n'].join('\n');
}

/** Wraps a line at 95 characters. Longer words are not split. */
function wrap(line: string): string[] {
  return line.match(/\S.{0,94}(?=\s|$)|\S+/g) ?? [''];
}

/** Prepends the imports that the statements need. `offers` lists the exported names per module. */
export function withImports(
  statements: readonly string[],
  offers: Readonly<Record<string, readonly string[]>>,
): string {
  const body = statements.join('\n\n');
  // Ignore comments and strings, which may contain an exported name as a word.
  const code = body.replaceAll(/"(?:[^"\\]|\\.)*"|\/\*\*[^]*?\*\//g, '""');
  const used = Object.entries(offers).flatMap(([from, names]) => {
    const some = names.filter((name) =>
      new RegExp(`\\b${name.replace(/^type /, '')}\\b`).test(code),
    );
    return some.length > 0 ? [`import { ${some.join(', ')} } from '${from}';`] : [];
  });
  const types = /\btypes\./.test(body)
    ? ["import type * as types from '@chatkit-sessions/types';"]
    : [];
  return [[...types, ...used].join('\n'), body].join('\n\n');
}

/** Returns the export that maps each operation to its request and response schemas. */
export function renderValidators(operations: readonly Operation[]): string {
  const rows = (prefix: string, end: string): string =>
    operations
      .map(({ id, params, response }) => {
        const parts = [
          ...(params ? [`request: ${prefix}${params.schema}`] : []),
          ...(response ? [`response: ${prefix}${response.schema}`] : []),
        ];
        return `${JSON.stringify(id)}: { ${parts.join(end)} }${end}`;
      })
      .join('\n');
  // Write the type out, because the compiler shortens the inferred type of many operations.
  return (
    docComment("The schemas of each operation's body and response, by operationId.") +
    `export const validators: {\n${rows('typeof ', ';')}\n} = {\n${rows('', ',')}\n};`
  );
}
