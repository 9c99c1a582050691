import { camelCase } from '../spec/names.ts';
import type { Operation } from '../spec/operations.ts';

/** Returns the doc comment of a method from the spec's texts. */
export function methodDocs(operation: Operation): string {
  const { source, pathParameters, body } = operation;
  const { summary, description, deprecated } = source;
  const tags = pathParameters
    .filter((parameter) => parameter.description)
    .map(({ name, description: text }) => `@param ${camelCase(name)} ${text}`);
  if (body?.description) tags.push(`@param params ${body.description}`);
  if (deprecated) tags.push('@deprecated');
  return docComment([summary, description, tags.join('\n')].filter(Boolean).join('\n\n'));
}

/** Returns a text as a doc comment. Escapes the end mark of comments. */
export function docComment(text: string): string {
  const lines = text.replaceAll('*/', '*\\/').trimEnd().split('\n').flatMap(wrap);
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}

/** Wraps a line at 95 characters. Longer words are not split. */
function wrap(line: string): string[] {
  return line.match(/\S.{0,94}(?=\s|$)|\S+/g) ?? [''];
}
