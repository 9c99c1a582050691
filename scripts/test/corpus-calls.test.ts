import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writePackages, inEmulator } from './corpus.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { museum } from './corpus-calls/museum.ts';
import type { Client, Seen } from './corpus-calls/row.ts';
import { shop } from './corpus-calls/shop.ts';
import { trains } from './corpus-calls/trains.ts';

const folder = temporaryFolder(inEmulator);

const calls = { shop, museum, trains };

/** Replaces the emulator's operations: records each call and responds with the next data. */
const operations = `
  import { jsonResponse } from '../http/response.ts';
  export const seen = [];
  export const results = [];
  export const operations = new Proxy({}, {
    get: (_, id) => ({ parameters, params }) => {
      seen.push([id, parameters, params]);
      const data = results.shift();
      return data === null ? { status: 202, headers: {}, body: '' } : jsonResponse(200, data);
    },
  });
`;

describe.each(Object.entries(calls))('client and emulator generated from %s', (name, rows) => {
  let client: Client;
  let emulator: { seen: Seen[]; results: unknown[] };
  beforeAll(async () => {
    const to = await writePackages(folder, name as keyof typeof calls);
    writeFileSync(join(to, 'emulator/src/api/operations.ts'), operations);
    emulator = await import(join(to, 'emulator/src/api/operations.ts'));
    const { createEmulator } = await import(join(to, 'emulator/src/index.ts'));
    const { basePath } = await import(join(to, 'emulator/src/gen/routes.gen.ts'));
    const { validators } = await import(join(to, 'zod/src/gen/standalone.gen.ts'));
    const { ChatKit } = await import(join(to, 'client/src/index.ts'));
    const { fetch } = createEmulator();
    const baseURL = `http://127.0.0.1${basePath}`;
    client = new ChatKit({ apiKey: 'sk-not-a-key', baseURL, fetch, validators, maxRetries: 0 });
  });

  test.each(rows)(
    '%s sends the expected params and returns the data',
    async (_, call, seen, data) => {
      emulator.results.push(data);
      expect(await call(client)).toEqual(data);
      expect(emulator.seen.splice(0)).toEqual([seen]);
    },
  );
});
