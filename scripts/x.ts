import { parseSpec } from './spec/load.ts';
import { renderPackage } from './generate/render.ts';
import { fixtures } from './test/fixtures.ts';
const f = await renderPackage(
  'zod',
  await parseSpec(fixtures.shapes.replace('minProperties: 1', 'minProperties: 0'), 'shapes.yaml'),
);
console.log(f.get('zod.gen.ts'));
