import { expect, test } from 'vitest';
import { bumpBetween, bumpFor } from '../../diff/bump.ts';

test.each([
  ['major', '0.9.9', 'minor'],
  ['minor', '0.9.9', 'minor'],
  ['patch', '0.0.0', 'patch'],
  ['major', '1.0.0', 'major'],
  ['minor', '2.3.4', 'minor'],
] as const)('a release of %s after %s is %s', (rating, version, bump) => {
  expect(bumpFor(rating, version).bump).toBe(bump);
});

test.each([
  ['0.1.0', '0.2.0', 'minor'],
  ['0.9.0', '1.0.0', 'major'],
  ['1.2.3', '1.2.4', 'patch'],
  ['1.2.3', '1.2.3', undefined],
  ['1.2.3', '1.1.9', undefined],
] as const)('a release from %s to %s is %s', (from, to, bump) => {
  expect(bumpBetween(from, to)).toBe(bump);
});
