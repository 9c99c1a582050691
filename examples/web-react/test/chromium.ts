import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { test as anyTest, type TestAPI } from 'vitest';

/** The path in CHROMIUM_PATH, else Debian's Chromium or Chrome. */
const executablePath =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Skips the tests on a machine without Chromium, unless EVERY_RUNTIME is set. */
export const test: ReturnType<TestAPI['runIf']> = anyTest.runIf(
  executablePath || process.env['EVERY_RUNTIME'] === '1',
);

/** Starts Chromium. Throws an error that says how to install it. */
export function launchChromium(): Promise<Browser> {
  if (!executablePath) {
    throw new Error('Install Chromium (apt-get install chromium) or set CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
