import { expect, test } from 'vitest';
import type { Kind } from '../../diff/change.ts';
import type { Rating } from '../../diff/redocly.ts';
import { compare, edited, type Edit } from './edits.ts';

/** Edits, the changes that are told of them, and the edits of the spec that they start from. */
export type Case = readonly [
  name: string,
  edits: readonly Edit[],
  expected: readonly (readonly [Kind, string, Rating])[],
  before?: readonly Edit[],
];

/** A test for each case: these changes are told, in this order, and no others. */
export function testCases(cases: readonly Case[]): void {
  for (const [name, edits, expected, before = []] of cases) {
    test(name, async () => {
      const base = edited(before);
      const { changes } = await compare(edited(edits, base), base);
      expect(changes.map((change) => [change.kind, change.name, change.rating])).toEqual(expected);
    });
  }
}

export const schemas = 'components / schemas';
export const request = `${schemas} / ChatSessionWorkflowParam / properties`;
export const answer = `${schemas} / ChatSession / properties`;
export const create = 'paths / /chatkit/sessions / post';
export const cancel = 'paths / /chatkit/sessions/{session_id}/cancel / post';
export const toTracing = { $ref: '#/components/schemas/ChatKitWorkflowTracing' };
