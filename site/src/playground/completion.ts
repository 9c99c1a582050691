import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { SyntaxNode } from '@lezer/common';
import { namesIn, pathTo } from './json-tree.ts';
import type { JSONSchema } from './operations.ts';

/** Returns the schema at a path. */
function schemaAt(root: JSONSchema | undefined, path: readonly string[]): JSONSchema | undefined {
  return path.reduce<JSONSchema | undefined>((at, name) => {
    if (at?.properties?.[name]) return at.properties[name];
    return typeof at?.additionalProperties === 'object' ? at.additionalProperties : undefined;
  }, root);
}

/** What a new property begins with, by the type of its value. */
const starts: Record<string, string> = { object: '{}', string: '""', array: '[]' };

function propertyCompletions(schema: JSONSchema | undefined, used: string[]): Completion[] {
  return Object.entries(schema?.properties ?? {})
    .filter(([name]) => !used.includes(name))
    .map(([name, { type = '', description = '', ...property }]) => {
      const value = JSON.stringify(property.const ?? property.default) ?? starts[type] ?? '';
      return { label: `"${name}"`, apply: `"${name}": ${value}`, detail: type, info: description };
    });
}

function valueCompletions(schema: JSONSchema | undefined): Completion[] {
  const { const: constant, enum: values = [], type, default: initial } = schema ?? {};
  const all = new Set([
    ...(constant === undefined ? [] : [constant]),
    ...values,
    ...(type === 'boolean' ? [true, false] : []),
    ...(initial === undefined ? [] : [initial]),
  ]);
  return [...all].map((value) => ({ label: JSON.stringify(value), type: 'constant' }));
}

/** Creates the source of completions: names and values that the schema knows at the cursor. */
export function completeFrom(schema: JSONSchema | undefined) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const node: SyntaxNode = syntaxTree(state).resolveInner(pos, -1);
    const word = /"?[\w-]*$/.exec(state.sliceDoc(state.doc.lineAt(pos).from, pos))?.[0] ?? '';
    if (word === '' && !explicit) return null;
    const from = pos - word.length;
    // The editor closes a quotation mark by itself; a completion brings its own.
    const isClosed = word.startsWith('"') && state.sliceDoc(pos, pos + 1) === '"';
    const to = isClosed ? pos + 1 : pos;
    const property = node.name === 'Property' ? node : node.parent;
    const isValue =
      property?.name === 'Property' && /:\s*$/.test(state.sliceDoc(property.from, from));
    if (isValue) {
      const path =
        node === property ? [...pathTo(state, node.firstChild ?? node)] : pathTo(state, node);
      return { from, to, options: valueCompletions(schemaAt(schema, path)) };
    }
    let object: SyntaxNode | null = node;
    while (object && object.name !== 'Object') object = object.parent;
    if (!object) return null;
    const options = propertyCompletions(
      schemaAt(schema, pathTo(state, object)),
      namesIn(state, object),
    );
    return { from, to, options };
  };
}
