import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { createClient as CreateClient } from '@hey-api/openapi-ts';

const program = `import { createClient } from './client/index.ts';
import { sessionsCreate } from './index.ts';

export const create = (baseUrl, fetch, body) => {
  const client = createClient({ baseUrl, fetch, auth: 'sk-bench' });
  const headers = { 'OpenAI-Beta': 'chatkit_beta=v1' };
  return async () => (await sessionsCreate({ client, headers, body, throwOnError: true })).data;
};
`;

const root = join(import.meta.dirname, '../..');

/**
 * Generates hey-api's client and a program for it into a folder that git ignores. hey-api crashes with
 * TypeScript 7, so this imports hey-api from `scripts/`, which has TypeScript 6.
 */
export async function generateHeyApi(): Promise<void> {
  const folder = join(root, 'scripts/node_modules/@hey-api/openapi-ts');
  const { exports } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    exports: { '.': { import: string } };
  };
  const entry = pathToFileURL(join(folder, exports['.'].import)).href;
  const { createClient } = (await import(entry)) as { createClient: typeof CreateClient };
  await createClient({
    input: join(root, 'spec/openapi.yaml'),
    output: {
      path: join(root, 'bench/client/dist'),
      module: { extension: '.ts' },
    },
    logs: { level: 'silent', file: false },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
  });
  await writeFile(join(root, 'bench/client/dist/program.ts'), program);
}
