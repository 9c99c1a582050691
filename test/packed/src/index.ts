export { environment, run, type RunOptions } from './command.ts';
export { createConsumer, writeFiles, type Consumer, type ConsumerOptions } from './consumer.ts';
export { catalog, packages, root, tarballs, type Manifest, type Package } from './packages.ts';
