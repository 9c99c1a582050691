import { gzipSync } from 'node:zlib';
import { createConsumer, writeFiles, type Consumer } from '@chatkit-sessions/packed';
import { bundlers, type Bundle } from './bundlers.ts';
import type { Program } from './programs.ts';

/** A bundle, and what it takes to send it. */
export interface Measured extends Bundle {
  /** Of the program, in the consumer's folder. */
  file: string;
  /** Of gzip. */
  bytes: number;
}

/** A project whose programs can be bundled. */
export function createBundleConsumer(): Promise<Consumer> {
  return createConsumer({ dependencies: ['zod'] });
}

/** Bundles a program in the consumer's folder. */
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
