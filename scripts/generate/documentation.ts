import { camelCase } from '../spec/names.ts';
import type { Operation } from '../spec/operations.ts';

/** The lines of a method's docs: what the spec says of the operation. */
export function documentation(operation: Operation): string[] {
  const { summary, description, pathParameters, body, deprecated } = operation;
  const lines = [summary, description].filter((text) => text !== undefined);
  const parameters = pathParameters
    .filter((parameter) => parameter.description)
    .map(({ name, description: text }) => `@param ${camelCase(name)} ${text}`);
  if (body?.description) parameters.push(`@param params ${body.description}`);
  if (deprecated) parameters.push('@deprecated');
  if (parameters.length > 0) lines.push(parameters.join('\n'));
  return comment(lines.join('\n\n')).split('\n');
}

/** A description that holds the end of a comment must not end ours. */
export function comment(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
