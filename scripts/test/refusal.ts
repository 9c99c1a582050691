import { expect } from 'vitest';
import { SpecError } from '../spec/problem.ts';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';

/** Expects a fixture to be refused with this message after an edit; gives all that is said. */
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
  const said = (error as SpecError).message;
  expect(said).toContain(message);
  expect(said).toMatch(new RegExp(`nothing was written\\.\n {2}${name}\\.yaml:\\d+ `));
  return said;
}
