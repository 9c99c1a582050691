import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ajvChecks, writeAjvChecks } from './ajv-standalone.ts';
import { bodies } from './bodies.ts';
import { measureCosts } from './bytes.ts';
import { measureRates, type Check } from './rates.ts';

const results = join(import.meta.dirname, '../results');
const ajv = join(results, 'validators/ajv-standalone.mjs');
const contender = (name: string): string => join(import.meta.dirname, 'contenders', `${name}.ts`);

const modules: Readonly<Record<string, string>> = {
  'ours, standalone': contender('ours-standalone'),
  'ours, zod': contender('ours-zod'),
  'zod by hand': contender('zod-by-hand'),
  'ajv standalone': ajv,
  valibot: contender('valibot'),
  arktype: contender('arktype'),
  typebox: contender('typebox'),
};

interface Contender {
  checkBody: Check;
  checkSession: Check;
}

async function main(): Promise<void> {
  await writeAjvChecks(ajv, ajvChecks);
  // A bundler cannot split the checks of an ajv module, so write a module with only the body check.
  const ajvBody = join(results, 'validators/ajv-body.mjs');
  await writeAjvChecks(ajvBody, { checkBody: ajvChecks.checkBody });
  const contenders: Record<string, Contender> = {};
  for (const [name, module] of Object.entries(modules)) contenders[name] = await import(module);
  verify(contenders);

  const rates: Record<string, Record<string, number>> = {};
  for (const [name, body] of Object.entries(bodies)) {
    const key = name === 'session' ? 'checkSession' : 'checkBody';
    const checks = Object.fromEntries(
      Object.entries(contenders).map(([who, checks]) => [who, checks[key]]),
    );
    rates[name] = measureRates(checks, body);
  }
  const costs = await measureCosts(
    { ...modules, 'ajv standalone': ajvBody },
    join(results, 'validators'),
  );

  console.log(
    'Millions of checks per second. Size (gzip) and import time of a check of a create body.',
  );
  console.table(
    Object.fromEntries(
      Object.keys(modules).map((who) => [
        who,
        {
          ...Object.fromEntries(
            Object.entries(rates).map(([name, of]) => [name, Number(of[who]?.toFixed(2))]),
          ),
          bytes: costs[who]?.gzipBytes,
          'import ms': Number(costs[who]?.coldImportMs.toFixed(1)),
        },
      ]),
    ),
  );
  const ratio = (body: string, who: string): number =>
    (rates[body]?.['ours, standalone'] ?? NaN) / (rates[body]?.[who] ?? NaN);
  const goals = {
    'full body, × arktype (3 or more)': ratio('full', 'arktype'),
    'invalid body, × ajv (1 or more)': ratio('invalid', 'ajv standalone'),
    'bytes of a body check (under 1400)': costs['ours, standalone']?.gzipBytes,
  };
  console.log('The measured goals of this run.');
  console.table(goals);
  await mkdir(results, { recursive: true });
  const table = { unit: 'millions of checks per second', rates, costs, goals };
  await writeFile(join(results, 'validators.json'), JSON.stringify(table, null, 2));
}

/** Checks the verdicts of every contender before anything is measured. */
function verify(contenders: Readonly<Record<string, Contender>>): void {
  for (const [who, { checkBody, checkSession }] of Object.entries(contenders)) {
    const judged = [
      checkBody(bodies.full),
      checkBody(bodies.minimal),
      !checkBody(bodies.invalid),
      !checkBody({ ...bodies.minimal, workflow_id: 'wf_123' }),
      checkSession(bodies.session),
      !checkSession({ ...bodies.session, status: 'ended' }),
    ];
    if (judged.includes(false))
      throw new Error(`${who} gives wrong verdicts: ${judged.join(', ')}`);
  }
}

await main();
