import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startRegistry, type Registry } from './registry.ts';
import { release } from './release.ts';
import { installTools } from './tools.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The registry that everything was published to. */
    registry: string;
    /** The copy of the repository that was released. */
    copy: string;
    /** A folder for the tests' files; removed after them. */
    scratch: string;
  }
}

/** Publishes every package to a new registry, once for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await installTools();
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'chatkit-registry-')));
  const copy = join(scratch, 'repository');
  let registry: Registry | undefined;
  const teardown = async (): Promise<void> => {
    await registry?.close();
    await rm(scratch, { recursive: true, force: true });
  };
  try {
    registry = await startRegistry(join(scratch, 'verdaccio'));
    await release(copy, registry.url);
  } catch (error) {
    await teardown();
    throw error;
  }
  provide('registry', registry.url);
  provide('copy', copy);
  provide('scratch', scratch);
  return teardown;
}
