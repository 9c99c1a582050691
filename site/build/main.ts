// Builds the site into `dist`.
import { build } from 'astro';
import { writePages } from '../pages/write.ts';

await writePages();
// Astro's own command would report what it does to Astro's makers.
await build({ root: `${import.meta.dirname}/..`, logLevel: 'error' });
