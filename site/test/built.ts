import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Fails early without a built site. `turbo run test` builds it by itself. */
export default function setUp(): void {
  if (!existsSync(join(import.meta.dirname, '../dist/index.html'))) {
    throw new Error('There is no built site. Run: pnpm exec turbo run site');
  }
}
