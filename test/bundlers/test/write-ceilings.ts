import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlers } from './bundlers.ts';
import { createBundleConsumer, measure, type Ceilings } from './measure.ts';
import { programs } from './programs.ts';
import { readSpecSize } from './spec-size.ts';

// A ceiling is today's size and two percent more, rounded up to ten bytes. Write the ceilings again
// when packages get smaller, or when there is a reason for them to grow.
const consumer = await createBundleConsumer();
const bytes: Ceilings['bytes'] = {};
for (const [name, program] of Object.entries(programs)) {
  const ofProgram: Record<string, number> = (bytes[name] = {});
  for (const bundler of Object.keys(bundlers)) {
    const measured = await measure(consumer, bundler, name, program);
    ofProgram[bundler] = Math.ceil((measured.bytes * 1.02) / 10) * 10;
  }
}
await consumer.remove();
const ceilings: Ceilings = { spec: readSpecSize(), bytes };
writeFileSync(
  join(import.meta.dirname, '../ceilings.json'),
  `${JSON.stringify(ceilings, null, 2)}\n`,
);
