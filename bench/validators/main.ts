import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SessionCreateParams } from '@chatkit-sessions/zod';
import { SessionCreateParams as Standalone } from '@chatkit-sessions/zod/standalone';
import * as z from 'zod';
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
  'ours, zod/mini': contender('ours-mini'),
  'zod by hand': contender('zod-by-hand'),
  'zod/mini by hand': contender('mini-by-hand'),
  'ajv standalone': ajv,
  valibot: contender('valibot'),
  arktype: contender('arktype'),
  typebox: contender('typebox'),
};

interface Contender {
  checkBody: Check;
  checkSession: Check;
}

/** What zod's schema does with the fast path left out, and with zod's own hook in its place. */
function waysIntoZod(): Record<string, Check> {
  const own = z.clone(SessionCreateParams);
  const validate = Standalone['~standard'].validate;
  const hooked = z.withParser(own, (input) => {
    const { issues } = validate(input);
    // The hook must give a copy.
    return issues ? z.INVALID : (structuredCopy(input) as z.output<typeof own>);
  });
  return {
    'our zod schema': (value) => SessionCreateParams.safeParse(value).success,
    'without its fast path': (value) => own.safeParse(value).success,
    'with z.withParser instead': (value) => hooked.safeParse(value).success,
  };
}

function structuredCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    if (typeof copy[key] === 'object') copy[key] = structuredCopy(copy[key]);
  }
  return copy;
}

async function main(): Promise<void> {
  await writeAjvChecks(ajv, ajvChecks);
  // A bundler cannot take the checks of one such module apart.
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
  const ways = waysIntoZod();
  const fastPath = Object.fromEntries(
    Object.entries(bodies)
      .filter(([name]) => name !== 'session')
      .map(([name, body]) => [name, measureRates(ways, body)]),
  );
  const costs = await measureCosts(
    { ...modules, 'ajv standalone': ajvBody },
    join(results, 'validators'),
  );

  console.log(
    'Millions of checks a second; a check of a create body in bytes (gzip), loaded in ms.',
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
  console.log('What the goals are measured by, in this run.');
  console.table(goals);
  console.log('What the fast path of our zod entry gains: millions of checks a second.');
  console.table(fastPath);
  await mkdir(results, { recursive: true });
  const table = { unit: 'millions of checks a second', rates, costs, goals, fastPath };
  await writeFile(join(results, 'validators.json'), JSON.stringify(table, null, 2));
}

/** A contender that judges wrongly is not measured. */
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
    if (judged.includes(false)) throw new Error(`${who} judges wrongly: ${judged.join(', ')}`);
  }
}

await main();
