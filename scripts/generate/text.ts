import type { Model } from './model.ts';

/** A description as a doc comment, which it cannot end. */
export function docComment(text: string): string {
  if (text === '') return '';
  const lines = text.replaceAll('*/', '*\\/').split('\n');
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

/** Statements after the imports that they need: for each module the names that it offers. */
export function withImports(
  statements: readonly string[],
  offers: Readonly<Record<string, readonly string[]>>,
): string {
  const body = statements.join('\n\n');
  // A doc or a message may have a word that is a name, too.
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

/** A call that bundlers may drop when nothing uses what it returns. */
export function pureCall(name: string, parameters: readonly (string | undefined)[]): string {
  const last = parameters.findLastIndex((parameter) => parameter !== undefined);
  return `/* @__PURE__ */ ${name}(${parameters
    .slice(0, last + 1)
    .map(String)
    .join(', ')})`;
}

/** A text as a literal; nothing for an empty one. */
export function quoted(text: string | undefined): string | undefined {
  return text ? JSON.stringify(text) : undefined;
}

/** The export that maps each operation to the schemas of its body and its answer. */
export function renderValidators(validators: Model['validators']): string {
  const rows = [...validators].map(([id, { request, response }]) => {
    const parts = [
      ...(request ? [`request: ${request}`] : []),
      ...(response ? [`response: ${response}`] : []),
    ];
    return `${JSON.stringify(id)}: { ${parts.join(', ')} },`;
  });
  const doc = "By operationId, what checks a call's body and its answer.";
  return `${docComment(doc)}export const validators = {\n${rows.join('\n')}\n};`;
}
