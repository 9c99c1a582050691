import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type UserConfig } from '@hey-api/openapi-ts';
import { format, resolveConfig } from 'prettier';
import type { GeneratedPackage } from './packages.ts';
import { resources } from './plugin/resources.ts';
import { routes } from './plugin/routes.ts';
import { objectResolver } from './plugin/zod.ts';
import { schemasOnly, withBoundsInDocs, withoutDefaults } from './projections.ts';
import type { Spec } from './spec.ts';

/** One run of hey-api, of whose files only that of one plugin is kept. */
interface Job {
  file: string;
  /** The plugin's name as hey-api makes a file's name of it. */
  plugin: string;
  input: object;
  plugins: UserConfig['plugins'];
}

/** The text of every generated file of a package, by file name. Nothing is written to it. */
export async function renderPackage(
  name: GeneratedPackage,
  spec: Spec,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const job of jobs[name](spec)) files.set(job.file, await run(job, spec));
  return files;
}

const jobs: Record<GeneratedPackage, (spec: Spec) => Job[]> = {
  types: (spec) => [
    {
      file: 'types.gen.ts',
      plugin: 'types',
      input: withBoundsInDocs(schemasOnly(spec.document())),
      plugins: [typescript],
    },
  ],
  client: (spec) => [
    {
      file: 'resources.gen.ts',
      plugin: 'resources',
      input: spec.document(),
      plugins: [typescript, resources({ operations: spec.operations, server: spec.server })],
    },
  ],
  zod: (spec) => [zodJob('zod.gen.ts', 4, spec), zodJob('mini.gen.ts', 'mini', spec)],
  emulator: (spec) => [
    {
      file: 'routes.gen.ts',
      plugin: 'routes',
      input: spec.document(),
      plugins: [routes({ operations: spec.operations, document: spec.document() })],
    },
  ],
};

const typescript = {
  name: '@hey-api/typescript',
  case: 'preserve',
  // Its `ClientOptions` describes hey-api's own client: it goes to a file that is not kept.
  $hooks: {
    symbols: {
      getFilePath: ({ meta }) => (meta?.resource === 'client' ? 'not-kept' : undefined),
    },
  },
} satisfies NonNullable<UserConfig['plugins']>[number];

function zodJob(file: string, compatibilityVersion: 4 | 'mini', spec: Spec): Job {
  return {
    file,
    plugin: 'zod',
    input: withoutDefaults(schemasOnly(spec.document())),
    plugins: [
      {
        name: 'zod',
        compatibilityVersion,
        definitions: { name: '{{name}}', case: 'preserve' },
        $resolvers: { object: objectResolver(spec.document()) },
      },
    ],
  };
}

async function run(job: Job, spec: Spec): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chatkit-sessions-'));
  try {
    await createClient({
      input: job.input,
      output: {
        path: folder,
        entryFile: false,
        fileName: { name: '{{name}}', suffix: '.gen' },
        header: [
          `// Generated from ${spec.file} by \`pnpm generate\`; changes by hand are lost.`,
          '',
        ],
        module: {
          extension: '.ts',
          resolve: (path) => (path.startsWith('./types.gen') ? '@chatkit-sessions/types' : path),
        },
      },
      logs: { level: 'silent', file: false },
      plugins: job.plugins ?? [],
    });
    const text = await readFile(join(folder, `${job.plugin}.gen.ts`), 'utf8');
    const options = await resolveConfig(import.meta.filename);
    return await format(text, { ...options, parser: 'typescript' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
