// No validator is of parameters: what is told of their bounds claims no more than the client does.
import { expect, test } from 'vitest';
import { compare, replaced } from './edits.ts';

const bounded = (minLength: number): string =>
  replaced(
    '            minLength: 1\n        - $ref',
    `            minLength: ${minLength}\n        - $ref`,
  );

test.each([
  [2, 'bound tightened', 'the service refuses values beyond, and nothing here checks them'],
  [0, 'bound loosened', 'the service takes values that it refused'],
] as const)('a path parameter with the minLength %i', async (minLength, kind, effect) => {
  const { changes } = await compare(bounded(minLength));
  expect(changes).toMatchObject([{ kind, effect: expect.stringContaining(effect) }]);
  expect(changes[0]?.effect).not.toMatch(/zod|emulator/);
});
