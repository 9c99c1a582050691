import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlers } from './bundlers.ts';
import { createBundleConsumer, measure } from './measure.ts';
import { programs } from './programs.ts';

// A ceiling is what is measured now and two hundredths more, in full tens: to be written anew when
// packages get smaller, and with a reason when they get larger.
const consumer = await createBundleConsumer();
const ceilings: Record<string, Record<string, number>> = {};
for (const [name, program] of Object.entries(programs)) {
  const ofProgram: Record<string, number> = (ceilings[name] = {});
  for (const bundler of Object.keys(bundlers)) {
    const { bytes } = await measure(consumer, bundler, name, program);
    ofProgram[bundler] = Math.ceil((bytes * 1.02) / 10) * 10;
  }
}
await consumer.remove();
writeFileSync(
  join(import.meta.dirname, '../ceilings.json'),
  `${JSON.stringify(ceilings, null, 2)}\n`,
);
