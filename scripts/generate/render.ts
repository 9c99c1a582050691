import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type UserConfig } from '@hey-api/openapi-ts';
import { format, resolveConfig } from 'prettier';
import type { GeneratedPackage } from './packages.ts';
import { renderResources } from './resources.ts';
import { renderRoutes } from './routes.ts';
import { renderChecks } from './checks.ts';
import { byDependency } from '../spec/uses.ts';
import { renderRequests } from './requests.ts';
import { skeletonDocument } from './skeleton.ts';
import { renderStandalone } from './standalone.ts';
import { renderValidators } from './text.ts';
import { renderTypeTests } from './type-tests.ts';
import { zodResolvers } from './zod.ts';
import { typescript, typesOf } from './types.ts';
import type { Spec } from '../spec/load.ts';

/** A generated file whose text is written without hey-api. */
interface TextJob {
  file: string;
  text: string;
}

/** A run of hey-api. Only the file of this plugin is kept. */
interface PluginJob {
  file: string;
  /** The name of the plugin's file. */
  plugin: string;
  input: object;
  plugins: UserConfig['plugins'];
  /** Text to append to the plugin's file. */
  after?: string;
}

/** Returns the text of every generated file of a package by file name. Writes no files. */
export async function renderPackage(
  name: GeneratedPackage,
  spec: Spec,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const job of jobs[name](spec)) {
    const text = 'text' in job ? header(spec).join('\n') + job.text : await run(job, spec);
    files.set(job.file, await format(text, { ...(await style()), parser: 'typescript' }));
  }
  return files;
}

/** Like `renderPackage`, for the files in the `test/gen` of the package zod. */
export async function renderTests(spec: Spec): Promise<Map<string, string>> {
  const text = header(spec).join('\n') + renderTypeTests(spec);
  return new Map([
    ['types.gen.test-d.ts', await format(text, { ...(await style()), parser: 'typescript' })],
  ]);
}

/** Keeps hey-api from renaming a schema such as Error or Request, the names of globals. Taken out again. */
const suffix = '_withoutSuffix';

const jobs: Record<GeneratedPackage, (spec: Spec) => (TextJob | PluginJob)[]> = {
  types: (spec) => [
    {
      file: 'types.gen.ts',
      plugin: 'types',
      plugins: [typescript],
      ...typesOf(spec),
    },
  ],
  client: (spec) => [{ file: 'resources.gen.ts', text: renderResources(spec) }],
  zod: (spec) => [
    { file: 'checks.gen.ts', text: renderChecks(spec) },
    { file: 'requests.gen.ts', text: renderRequests(spec) },
    { file: 'standalone.gen.ts', text: renderStandalone(spec) },
    {
      file: 'zod.gen.ts',
      plugin: 'zod',
      input: skeletonDocument(byDependency(spec.schemas)),
      plugins: [
        {
          name: 'zod',
          definitions: { name: `{{name}}${suffix}`, case: 'preserve' },
          $resolvers: zodResolvers(spec),
        },
      ],
      after: renderValidators(spec.operations),
    },
  ],
  emulator: (spec) => [{ file: 'routes.gen.ts', text: renderRoutes(spec) }],
  gateway: (spec) => {
    const operations = spec.operations.filter(({ id }) => id.startsWith('sessions.'));
    return [{ file: 'routes.gen.ts', text: renderRoutes(spec, operations) }];
  },
};

function header(spec: Spec): string[] {
  return [`// Generated from ${spec.file} by \`pnpm generate\`; changes by hand are lost.`, '', ''];
}

/** Reads the Prettier options of the repository. */
function style() {
  return resolveConfig(import.meta.filename);
}

async function run(job: PluginJob, spec: Spec): Promise<string> {
  // hey-api writes no file for a document without schemas.
  if (spec.schemas.size === 0) return [...header(spec), 'export {};', job.after].join('\n');
  const folder = await mkdtemp(join(tmpdir(), 'chatkit-sessions-'));
  try {
    await createClient({
      input: job.input,
      output: {
        path: folder,
        entryFile: false,
        fileName: { name: '{{name}}', suffix: '.gen' },
        header: header(spec).slice(0, -1),
        module: {
          extension: '.ts',
          resolve: (path) => (path.startsWith('./types.gen') ? '@chatkit-sessions/types' : path),
        },
      },
      logs: { level: 'silent', file: false },
      plugins: job.plugins ?? [],
    }).catch((error: { originalError?: { error?: unknown } }) => {
      // hey-api's own error has no message.
      throw error.originalError?.error ?? error;
    });
    const text = await readFile(join(folder, `${job.plugin}.gen.ts`), 'utf8');
    return [text.replaceAll(suffix, ''), job.after].join('\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
