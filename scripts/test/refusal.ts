import { expect } from 'vitest';
import { SpecError } from '../spec/problem.ts';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';

/** Asserts that the edited fixture is refused with this message. Returns the whole message. */
export async function expectRefused(
  name: keyof typeof fixtures,
  message: string,
  from: string | RegExp,
  to: string,
): Promise<string> {
  const text = fixtures[name].replace(from, to);
  expect(text).not.toBe(fixtures[name]);
  const error: unknown = await parseSpec(text, `${name}.yaml`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SpecError);
  const refusal = (error as SpecError).message;
  expect(refusal).toContain(message);
  expect(refusal).toMatch(new RegExp(`nothing was generated\\.\n {2}${name}\\.yaml:\\d+ `));
  return refusal;
}
