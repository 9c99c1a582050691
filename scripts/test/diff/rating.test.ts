import { expect, test } from 'vitest';
import { isRaised, bumpFor } from '../../diff/rating.ts';

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
  ['0.1.0', '0.2.0', 'minor', true],
  ['0.9.0', '1.0.0', 'minor', true],
  ['1.2.3', '1.2.4', 'patch', true],
  ['1.2.3', '1.2.4', 'minor', false],
  ['1.2.3', '1.2.3', 'patch', false],
  ['1.2.3', '1.1.9', 'patch', false],
  ['0.9.0', '0.10.0-next.0', 'minor', true],
  ['0.10.0-next.0', '0.10.0-next.1', 'minor', true],
  ['0.10.0-next.0', '0.10.0-next.0', 'patch', false],
  ['0.10.0-next.1', '0.10.0', 'minor', true],
  ['0.10.1-next.0', '0.10.1-next.1', 'minor', false],
] as const)('a release from %s to %s is a %s: %s', (from, to, bump, isEnough) => {
  expect(isRaised(from, to, bump)).toBe(isEnough);
});
