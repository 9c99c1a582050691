import { readFileSync } from 'node:fs';

/** Returns the version of this package, or `unknown` if a bundler did not copy its package.json. */
export function readVersion(): string {
  try {
    const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return 'unknown';
  }
}
