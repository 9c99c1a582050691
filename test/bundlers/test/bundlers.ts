import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as buildWithEsbuild, transform } from 'esbuild';
import { rollup } from 'rollup';
import { build as buildWithVite } from 'vite';
import webpack from 'webpack';

/** A program to bundle. */
export interface Job {
  /** The consumer's folder. */
  folder: string;
  /** The program's file in that folder. */
  file: string;
  /** Whether the program may import Node's modules. */
  node: boolean;
}

/** The output of a bundler. */
export interface Bundle {
  /** Minified. */
  code: string;
  /** The files whose code is in the bundle. */
  modules: string[];
}

export type Bundler = (job: Job) => Promise<Bundle>;

export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: async ({ folder, file, node }) => {
    const { outputFiles, metafile } = await buildWithEsbuild({
      absWorkingDir: folder,
      entryPoints: [file],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: node ? 'node' : 'neutral',
      metafile: true,
      write: false,
    });
    const [output] = Object.values(metafile.outputs);
    return { code: outputFiles[0]?.text ?? '', modules: Object.keys(output?.inputs ?? {}) };
  },

  rollup: async ({ folder, file, node }) => {
    const build = await rollup({
      input: join(folder, file),
      plugins: [nodeResolve()],
      // Rollup itself bundles no CommonJS, which the Redis client and the limiter are.
      external: node ? [/^node:/, '@redis/client', 'rate-limiter-flexible'] : [],
      onwarn: ({ code, message }) => {
        // Ignore warnings about the code of others, such as import cycles in zod.
        const ours = message.includes('@chatkit-sessions');
        if (ours || code === 'UNRESOLVED_IMPORT') throw new Error(message);
      },
    });
    const { output } = await build.generate({ format: 'es' });
    const { code } = await transform(output[0].code, { minify: true, format: 'esm' });
    return { code, modules: output[0].moduleIds };
  },

  vite: async ({ folder, file, node }) => {
    const result = await buildWithVite({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      ssr: { noExternal: true },
      build: {
        ssr: node,
        minify: true,
        write: false,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: { input: join(folder, file) },
      },
    });
    if (!('output' in result)) throw new Error('vite must build one bundle');
    return { code: result.output[0].code, modules: result.output[0].moduleIds };
  },

  webpack: async ({ folder, file, node }) => {
    const compiler = webpack({
      mode: 'production',
      context: folder,
      entry: `./${file}`,
      target: [node ? 'node' : 'web', 'es2022'],
      output: { path: join(folder, 'webpack'), filename: file, module: true },
      experiments: { outputModule: true },
      performance: false,
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    if (stats?.hasErrors()) throw new Error(stats.toString());
    const { modules = [] } =
      stats?.toJson({ all: false, modules: true, nestedModules: true }) ?? {};
    const names = modules.flatMap((each) => [each, ...(each.modules ?? [])]);
    return {
      code: await readFile(join(folder, 'webpack', file), 'utf8'),
      modules: names.map(({ name }) => name ?? ''),
    };
  },
};
