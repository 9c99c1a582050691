import type { Model } from './model.ts';

/** A description as a doc comment, which it cannot end. */
export function docComment(text: string | undefined): string {
  if (!text) return '';
  const lines = text.replaceAll('*/', '*\\/').split('\n');
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

/** Statements after the imports that they need: for each module the names that it offers. */
export function withImports(
  statements: readonly string[],
  offers: Readonly<Record<string, readonly string[]>>,
): string {
  const body = statements.join('\n\n');
  // A doc or a message may contain a word that is a name, too.
  const code = body.replaceAll(/"(?:[^"\\]|\\.)*"|\/\*\*[^]*?\*\//g, '""');
  const used = Object.entries(offers).flatMap(([from, names]) => {
    const some = names.filter((name) =>
      new RegExp(`\\b${name.replace(/^type /, '')}\\b`).test(code),
    );
    const [first, ...others] = some;
    if (first === undefined) return [];
    // An import of types alone is written so: the other form would load the module.
    const list =
      others.length === 0 && first.startsWith('type ')
        ? first.replace('type ', 'type { ') + ' }'
        : `{ ${some.join(', ')} }`;
    return [`import ${list} from '${from}';`];
  });
  const types = /\btypes\./.test(body)
    ? ["import type * as types from '@chatkit-sessions/types';"]
    : [];
  return [[...types, ...used].join('\n'), body].join('\n\n');
}

/** A call without the parameters at its end that are undefined. */
export function call(name: string, parameters: readonly (string | number | undefined)[]): string {
  const last = parameters.findLastIndex((parameter) => parameter !== undefined);
  return `${name}(${parameters
    .slice(0, last + 1)
    .map(String)
    .join(', ')})`;
}

/** The export that maps each operation to the schemas of its body and its response. */
export function renderValidators(validators: Model['validators']): string {
  const rows = (prefix: string, end: string): string =>
    [...validators]
      .map(([id, schemas]) => {
        const parts = Object.entries(schemas).map(([side, name]) => `${side}: ${prefix}${name}`);
        return `${JSON.stringify(id)}: { ${parts.join(end)} }${end}`;
      })
      .join('\n');
  // The type is spelled out: the compiler does not write out the inferred type of many operations.
  return (
    docComment("The schemas of each operation's body and response, by operationId.") +
    `export const validators: {\n${rows('typeof ', ';')}\n} = {\n${rows('', ',')}\n};`
  );
}
