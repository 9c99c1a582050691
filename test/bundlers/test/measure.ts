import { gzipSync } from 'node:zlib';
import { createConsumer, writeFiles, type Consumer } from '@chatkit-sessions/packed';
import { bundlers, type Bundle } from './bundlers.ts';
import type { Program } from './programs.ts';
import type { SpecSize } from './spec-size.ts';

/** The content of ceilings.json. */
export interface Ceilings {
  /** The spec for which the bytes were measured; a larger one raises the ceilings. */
  spec: SpecSize;
  /** The largest size that a bundle may have, in bytes of gzip, by program and bundler. */
  bytes: Record<string, Record<string, number>>;
}

/** A bundle and its size. */
export interface Measured extends Bundle {
  /** The program's file, in the consumer's folder. */
  file: string;
  /** The size of the code after gzip. */
  bytes: number;
}

/** Makes a project whose programs can be bundled. */
export function createBundleConsumer(): Promise<Consumer> {
  return createConsumer({ dependencies: ['zod'] });
}

/** Bundles a program in the consumer's folder, and measures the bundle. */
export async function measure(
  { folder }: Consumer,
  bundler: string,
  name: string,
  { text, node = false }: Pick<Program, 'text' | 'node'>,
): Promise<Measured> {
  const bundle = bundlers[bundler];
  if (!bundle) throw new Error(`there is no bundler ${bundler}`);
  const file = `${bundler}-${name.replace(/\W+/g, '-')}.js`;
  await writeFiles(folder, { [file]: text });
  const made = await bundle({ folder, file, node });
  return { ...made, file, bytes: gzipSync(made.code, { level: 9 }).length };
}
