import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { SpecError } from '../problem.ts';
import { parseSpec } from '../spec.ts';

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

/** Specs that are sound, but not after what a test does to them. */
export const fixtures = { threads: read('threads.yaml'), shapes: read('shapes.yaml') };

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
