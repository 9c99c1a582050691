import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type UserConfig } from '@hey-api/openapi-ts';

export type Plugin = Exclude<NonNullable<UserConfig['plugins']>[number], string>;

/** Runs a plugin of hey-api on named schemas. Returns the text of the plugin's file. */
export async function runPlugin(plugin: Plugin, schemas: Record<string, object>): Promise<string> {
  // hey-api writes no file for a document without schemas.
  if (Object.keys(schemas).length === 0) return '';
  const folder = await mkdtemp(join(tmpdir(), 'chatkit-sessions-'));
  try {
    await createClient({
      input: {
        openapi: '3.1.0',
        info: { title: '', version: '' },
        paths: {},
        components: { schemas },
      },
      output: {
        path: folder,
        entryFile: false,
        fileName: { name: '{{name}}', suffix: null },
        header: '',
        module: { extension: '.ts' },
      },
      logs: { level: 'silent', file: false },
      plugins: [plugin],
    }).catch((error: { originalError?: { error?: unknown } }) => {
      // hey-api's own error has no message.
      throw error.originalError?.error ?? error;
    });
    const file = plugin.name === 'zod' ? 'zod.ts' : 'types.ts';
    return await readFile(join(folder, file), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
