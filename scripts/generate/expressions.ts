import type { NumberShape, StringShape } from './node.ts';
import { call } from './text.ts';

/** An expression that is true for a string that the node accepts. */
export function strings({ min, max, pattern }: StringShape, value: string): string {
  const bounds = max === undefined ? [min] : [min ?? 0, max];
  const test = call('isString', [value, ...bounds]);
  if (pattern === undefined) return test;
  return `(${test} && ${String(new RegExp(pattern, 'u'))}.test(${value}))`;
}

/** An expression that is true for a number that the node accepts. */
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
