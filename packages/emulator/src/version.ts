import { readFileSync } from 'node:fs';

/** Returns the version of this package, or `unknown` where a bundler left its package.json behind. */
export function readVersion(): string {
  try {
    const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return 'unknown';
  }
}
