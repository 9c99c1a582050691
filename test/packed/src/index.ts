export { environment, run, type RunOptions } from './command.ts';
export { createConsumer, writeFiles, type Consumer, type ConsumerOptions } from './consumer.ts';
export {
  catalog,
  needsRunner,
  packages,
  root,
  tarballs,
  type Manifest,
  type Package,
} from './packages.ts';
