import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

/** Documents with features that the real spec does not use yet. */
export const fixtures = {
  threads: read('threads.yaml'),
  shapes: read('shapes.yaml'),
  shop: read('shop.yaml'),
  museum: read('museum.yaml'),
  trains: read('trains.yaml'),
  notations: read('notations.yaml'),
};
