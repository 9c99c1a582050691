import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run, writeFiles } from '@chatkit-sessions/packed';
import type ts from 'typescript-6.0';
import { compilers, platforms, resolutions } from './matrix.ts';
import type { Platform, Resolution, Version } from './matrix.ts';

const require = createRequire(import.meta.url);

/** Files of a consumer, and how to compile them. */
export interface Job {
  folder: string;
  version: Version;
  resolution: Resolution;
  platform: Platform;
  files: string[];
  /**
   * Whether to skip the declarations of other packages, which take most of the time. Defaults to false.
   * TypeScript 7 then skips those of our packages, too.
   */
  skipLibCheck?: boolean;
}

/** Type-checks files of a consumer. Returns the compiler's messages, empty when there are none. */
export function compile(job: Job): Promise<string> {
  const options = {
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: job.skipLibCheck ?? false,
    // TypeScript's own declarations are not under test, and the longest of all.
    skipDefaultLibCheck: true,
    noEmit: true,
    ...platforms[job.platform],
    module: resolutions[job.resolution],
    moduleResolution: job.resolution,
  };
  // TypeScript 7 is a native program, and has no JavaScript API.
  return job.version === '7.0' ? runCompiler(job, options) : Promise.resolve(check(job, options));
}

async function runCompiler({ folder, version, files }: Job, options: object): Promise<string> {
  await writeFiles(folder, {
    'tsconfig.json': JSON.stringify({ compilerOptions: options, files }),
  });
  const tsc = join(dirname(require.resolve(`${compilers[version]}/package.json`)), 'bin/tsc');
  const args = [tsc, '--checkers', '1', '-p', folder];
  const { stdout } = await run(process.execPath, args, { cwd: folder });
  return stdout;
}

/** Parsed files, by compiler, resolution and path: they take most of a compilation's time. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Checks in this process, which is much faster than a new process for each check. */
function check(job: Job, json: object): string {
  const { folder, version, resolution, files } = job;
  const compiler = require(compilers[version]) as typeof ts;
  const { options, errors } = compiler.convertCompilerOptionsFromJson(
    { ...json, skipLibCheck: false },
    folder,
  );
  const host = compiler.createCompilerHost(options);
  host.getCurrentDirectory = () => folder;
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) => {
    const key = `${version} ${resolution} ${path}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile(path, ...rest));
    return parsed.get(key);
  };
  const paths = files.map((file) => join(folder, file));
  const program = compiler.createProgram(paths, options, host);
  const checked = job.skipLibCheck ? program.getSourceFiles().filter(isOurs) : [undefined];
  const found = checked.flatMap((file) => compiler.getPreEmitDiagnostics(program, file));
  return compiler.formatDiagnostics([...errors, ...found], host);
}

/** Reports whether a file is the consumer's, or a declaration of our packages. */
function isOurs({ fileName }: ts.SourceFile): boolean {
  const [path = ''] = fileName.split('/node_modules/').slice(-1);
  return path === fileName || path.startsWith('@chatkit-sessions/');
}
