import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { parse } from 'yaml';

const spec = join(import.meta.dirname, '../../spec/openapi.yaml');

/** The checks of a contender by name, each with its schema. */
export const ajvChecks = { checkBody: 'SessionCreateParams', checkSession: 'ChatSession' };

/** Writes a module with standalone ajv checks, generated from the spec. */
export async function writeAjvChecks(
  file: string,
  checks: Readonly<Record<string, string>>,
): Promise<void> {
  const ajv = new Ajv2020({
    strict: false,
    strictNumbers: true,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema(parse(await readFile(spec, 'utf8'), { version: '1.2' }), 'spec');
  for (const name of Object.values(checks)) {
    ajv.compile({ $id: name, $ref: `spec#/components/schemas/${name}` });
  }
  const code = standaloneCode.default(ajv, { ...checks });
  await mkdir(dirname(file), { recursive: true });
  // Even an ES module of ajv imports ajv's runtime with require().
  const text = code.replaceAll(
    /const (\w+) = require\("(ajv\/.+?)"\)\.default;/g,
    'import $1_ from "$2.js"; const $1 = $1_.default;',
  );
  await writeFile(file, text);
}
