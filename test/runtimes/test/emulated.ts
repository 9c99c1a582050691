import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';
import { createConsumer, type Consumer } from '@chatkit-sessions/packed';
import { expect } from 'vitest';

const sources = join(import.meta.dirname, '../consumer');

/** The first request that creates a session gets a 429. */
export const faults = [
  {
    operation: 'sessions.create',
    status: 429,
    headers: { 'retry-after-ms': '5' },
    times: 1,
  },
];

/** Makes a project that has installed the tarballs and contains the scripts to run. */
export function createApp(): Promise<Consumer> {
  const files = readdirSync(sources).map((name) => [
    name,
    readFileSync(join(sources, name), 'utf8'),
  ]);
  return createConsumer({
    dependencies: ['zod'],
    files: Object.fromEntries(files) as Record<string, string>,
  });
}

/** Runs a script against an emulator on loopback. Checks its report and its effect on the emulator. */
export async function against(
  act: (baseURL: string) => Promise<string>,
): Promise<Record<string, unknown>> {
  const emulator = createEmulator({ faults });
  const server = await serve(emulator, { port: 0 });
  try {
    const result = JSON.parse(await act(server.url)) as Record<string, unknown>;
    checkResult(result);
    checkEmulator(emulator, result);
    return result;
  } finally {
    await server.close();
  }
}

function checkEmulator(emulator: Emulator, { id, secret }: Record<string, unknown>): void {
  expect(emulator.faults.list(), 'the emulator sent the 429').toEqual([]);
  expect(emulator.sessions.list()).toMatchObject([
    { id, status: 'cancelled', user: 'user_123' },
    { status: 'active', user: expect.stringMatching(/^anon_/), client_secret: secret },
  ]);
}

const both = (is: boolean): boolean[] => [is, is];

/** Checks the report of a script. */
export function checkResult(result: unknown): void {
  expect(result).toMatchObject({
    statuses: ['active', 'cancelled'],
    accepted: [both(true), both(true)],
    refused: [both(false), both(false)],
    refusal: [true, 'NotFoundError', 404],
    typesAtRunTime: [],
    gateway: [['user_123', { type: 'items.list' }], { error: { code: 'session_cancelled' } }],
  });
}
