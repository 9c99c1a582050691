import type { Model } from './model.ts';
import type { Node, ObjectShape } from './node.ts';

/** What a node expects, in words with bounds and unit: `an integer from 1 to 600 (seconds)`. */
export function expected(node: Node, nodes: Model['nodes']): string {
  switch (node.kind) {
    case 'string':
      return `a string${sized(' of', node.min, node.max, 'character')}`;
    case 'number': {
      const unit = node.unit === undefined ? '' : ` (${node.unit})`;
      return (node.integer ? 'an integer' : 'a number') + ranged(node.min, node.max) + unit;
    }
    case 'boolean':
      return 'a boolean';
    case 'null':
      return 'null';
    case 'values':
      return listed(node.values.map((value) => JSON.stringify(value)));
    case 'object':
      return `an object${sized(' with', node.min, node.max, 'key')}`;
    case 'array':
      return 'an array';
    case 'union':
      return listed([...new Set(node.of.map((member) => expected(member, nodes)))]);
    case 'ref':
      return expected(referred(node.name, nodes), nodes);
  }
}

/** What an object expects of its keys. */
export function expectedKey({ minKey, maxKey }: ObjectShape): string {
  return `a key${sized(' of', minKey, maxKey, 'character')}`;
}

export function referred(name: string, nodes: Model['nodes']): Node {
  const node = nodes.get(name);
  if (!node) throw new Error(`the schema ${name} passed the check of the spec`);
  return node;
}

function ranged(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

function sized(
  word: string,
  min: number | undefined,
  max: number | undefined,
  thing: string,
): string {
  if (min === undefined && max === undefined) return '';
  const range = min !== undefined && max !== undefined ? ` ${min} to ${max}` : '';
  const bound = max === undefined ? ` at least ${min}` : ` at most ${max}`;
  return `${word}${range || bound} ${thing}${(max ?? min) === 1 ? '' : 's'}`;
}

function listed(texts: string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} or ${last}` : last;
}
