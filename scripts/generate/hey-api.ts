import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type UserConfig } from '@hey-api/openapi-ts';

export type Plugin = Exclude<NonNullable<UserConfig['plugins']>[number], string>;

/** Encodes the escapes in a text, because hey-api's printer decodes every `\\u0000`. */
export function withEscapes(text: string): string {
  return text.replaceAll('\\u', '\\u005cu');
}

/** Runs a plugin of hey-api on named schemas. Returns the text of the plugin's file. Writes no file. */
export async function runPlugin(plugin: Plugin, schemas: Record<string, object>): Promise<string> {
  const path = join(tmpdir(), 'chatkit-sessions-not-written');
  const [context] = await createClient({
    dryRun: true,
    input: {
      openapi: '3.1.0',
      info: { title: '', version: '' },
      paths: {},
      components: {
        schemas: JSON.parse(JSON.stringify(schemas), (_, value: unknown) =>
          typeof value === 'string' ? withEscapes(value) : value,
        ) as Record<string, object>,
      },
    },
    output: {
      path,
      // Without this, even a dry run deletes the folder.
      clean: false,
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
  const file = join(path, plugin.name === 'zod' ? 'zod.ts' : 'types.ts');
  return context?.gen.render().find((one) => one.path === file)?.content ?? '';
}
