// Builds the site into `dist`.
import { build } from 'astro';
import { writePages } from '../pages/write.ts';

await writePages();
// Astro's own command would report what it does to Astro's makers.
// `force` renders every page anew: Astro's cache does not notice a change of the settings.
await build({ root: `${import.meta.dirname}/..`, logLevel: 'error', force: true });
