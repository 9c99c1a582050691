import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

/** Returns the name of a property. */
function nameOf(state: EditorState, property: SyntaxNode): string | undefined {
  const name = property.getChild('PropertyName');
  if (!name) return undefined;
  try {
    return JSON.parse(state.sliceDoc(name.from, name.to)) as string;
  } catch {
    return undefined; // The name is being typed.
  }
}

/** Returns the names of the properties of an object. */
export function namesIn(state: EditorState, object: SyntaxNode): string[] {
  return object.getChildren('Property').flatMap((property) => nameOf(state, property) ?? []);
}

/** Returns the path from the root of the JSON text to a node: the properties that the node is inside. */
export function pathTo(state: EditorState, node: SyntaxNode): string[] {
  const path: string[] = [];
  for (let at = node.parent; at; at = at.parent) {
    const name = at.name === 'Property' ? nameOf(state, at) : undefined;
    if (name !== undefined) path.unshift(name);
  }
  return path;
}

/** Returns the place of a path in the JSON text, or that of its nearest parent. */
export function rangeOf(
  state: EditorState,
  path: readonly PropertyKey[],
): { from: number; to: number } {
  let node: SyntaxNode | null = syntaxTree(state).topNode.firstChild;
  let range = { from: 0, to: Math.min(1, state.doc.length) };
  for (const key of path) {
    const property: SyntaxNode | undefined = node
      ?.getChildren('Property')
      .find((each) => nameOf(state, each) === String(key));
    if (!property) return range;
    range = { from: property.from, to: property.to };
    node = property.lastChild;
  }
  return range;
}
