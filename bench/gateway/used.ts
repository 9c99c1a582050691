/** Returns the bytes that are in use after a garbage collection. Needs `--expose-gc`. */
export function used(): number {
  if (!globalThis.gc) throw new Error('Run this with --expose-gc.');
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
