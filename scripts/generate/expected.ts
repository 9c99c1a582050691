import type { Model } from './model.ts';
import type { Node, NumberShape, StringShape, UnionShape } from './node.ts';
import { resolved } from './unions.ts';

/** Describes the valid values of a node with bounds and unit: `an integer from 1 to 600 (seconds)`. */
export function expected(node: Node, nodes: Model['nodes'], seen: readonly string[] = []): string {
  switch (node.kind) {
    case 'string':
      return `a string${sized(' of', node, 'character')}${matching(node)}`;
    case 'number':
      return numbers(node);
    case 'boolean':
      return 'a boolean';
    case 'null':
      return 'null';
    case 'any':
      return 'a value';
    case 'values':
      return listed(node.values.map((value) => JSON.stringify(value)));
    case 'object':
      return `an object${sized(' with', node, 'key')}`;
    case 'array':
      return `an array${sized(' of', node, 'item')}${node.unique ? ' without duplicates' : ''}`;
    case 'union':
      return alternatives(
        node,
        node.of.map((member) => expected(member, nodes, seen)),
      );
    case 'ref':
      return seen.includes(node.name)
        ? ''
        : expected(resolved(node, nodes), nodes, [...seen, node.name]);
  }
}

/** Describes the members of a union. Members with the same text are counted. */
function alternatives({ exclusive }: UnionShape, texts: readonly string[]): string {
  const fits = exclusive ? 'that is valid for exactly one of' : 'that is valid for one of';
  const distinct = [...new Set(texts.filter((text) => text !== ''))].map((text) => {
    const count = texts.filter((same) => same === text).length;
    return count > 1 ? `${text} ${fits} ${count} schemas` : text;
  });
  return `${exclusive && distinct.length > 1 ? 'either ' : ''}${listed(distinct)}`;
}

/** Describes the valid keys of an object. */
export function expectedKey(keys: StringShape): string {
  return `a key${sized(' of', keys, 'character')}${matching(keys)}`;
}

function matching({ pattern }: StringShape): string {
  return pattern === undefined ? '' : ` that matches ${pattern}`;
}

function numbers({ integer, min, max, above, below, multipleOf, unit }: NumberShape): string {
  const kind = integer ? 'an integer' : 'a number';
  const bounds =
    min !== undefined && max !== undefined
      ? [`from ${min} to ${max}`]
      : [
          ...(min === undefined ? [] : [`of at least ${min}`]),
          ...(max === undefined ? [] : [`of at most ${max}`]),
        ];
  const others = [
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
    ...(multipleOf === undefined ? [] : [`that is a multiple of ${multipleOf}`]),
    ...(unit === undefined ? [] : [`(${unit})`]),
  ];
  return [kind, ...bounds, ...others].join(' ');
}

function sized(word: string, { min, max }: { min?: number; max?: number }, thing: string): string {
  if (min === undefined && max === undefined) return '';
  const range = min !== undefined && max !== undefined ? ` ${min} to ${max}` : '';
  const bound = max === undefined ? ` at least ${min}` : ` at most ${max}`;
  return `${word}${range || bound} ${thing}${(max ?? min) === 1 ? '' : 's'}`;
}

function listed(texts: string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} or ${last}` : last;
}
