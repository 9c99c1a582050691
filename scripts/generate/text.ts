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

/** Joins lines. Leaves out the lines without text. */
export function lines(...texts: (string | false | undefined)[]): string {
  return texts.filter(Boolean).join('\n');
}

/** Returns the text of a call. Leaves out undefined arguments. */
export function call(name: string, ...values: (string | undefined)[]): string {
  return `${name}(${values.filter((value) => value !== undefined).join(', ')})`;
}

/** Returns the properties of an object literal, a line each. Leaves out undefined values. */
export function propertiesOf(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : `${name}: ${JSON.stringify(value)},\n`))
    .join('');
}

/** Returns the export that maps each operation to its request and response schemas. */
export function renderValidators(operations: readonly Operation[]): string {
  const rows = (prefix: string): string =>
    operations
      .map(({ id, params, response }) => {
        const request = params ? `request: ${prefix}${params.schema},` : '';
        const result = response ? `response: ${prefix}${response.schema},` : '';
        return `${JSON.stringify(id)}: { ${request} ${result} },`;
      })
      .join('\n');
  // Write the type out, because the compiler shortens the inferred type of many operations.
  return `/** The schemas of each operation's body and response, by operationId. */
export const validators: {
${rows('typeof ')}
} = {
${rows('')}
};`;
}
