import type { NumberShape, StringShape } from './node.ts';
import { call } from './text.ts';

/** Returns an expression that is true for valid strings of a node. */
export function strings({ min, max, pattern }: StringShape, value: string): string {
  const bounds = max === undefined ? [min] : [min ?? 0, max];
  const test = call('isString', [value, ...bounds]);
  if (pattern === undefined) return test;
  return `(${test} && ${String(new RegExp(pattern, 'u'))}.test(${value}))`;
}

/** Returns an expression that is true for valid numbers of a node. */
export function numbers(node: NumberShape, value: string): string {
  const { min, max, above, below, multipleOf } = node;
  const tests = [
    call(node.integer ? 'isInteger' : 'isNumber', [value, min, max]),
    ...(above === undefined ? [] : [`${value} > ${above}`]),
    ...(below === undefined ? [] : [`${value} < ${below}`]),
    ...(multipleOf === undefined ? [] : [`isMultipleOf(${value}, ${multipleOf})`]),
  ];
  return tests.length === 1 ? String(tests[0]) : `(${tests.join(' && ')})`;
}
