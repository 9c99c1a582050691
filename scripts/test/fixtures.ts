import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

/** The operation ids of the document like the vendor's, and ours: only ours give a method its name. */
const operationIds = {
  StartChat: 'sessions.create',
  StopChat: 'sessions.cancel',
  FindThreads: 'threads.list',
  ShowThread: 'threads.retrieve',
  RemoveThread: 'threads.delete',
  ShowItems: 'threads.listItems',
};

/** Leaves only the operations of ChatKit, under names that the generator takes. Nothing else changes. */
function withOurNames(document: string): string {
  const chatkit = document.replace(/  \/chat\/completions:\n.*\n/, '');
  return chatkit.replace(
    new RegExp(Object.keys(operationIds).join('|'), 'g'),
    (name) => operationIds[name as keyof typeof operationIds],
  );
}

/** Documents with features that the real spec does not use yet. */
export const fixtures = {
  threads: read('threads.yaml'),
  shapes: read('shapes.yaml'),
  shop: read('shop.yaml'),
  museum: read('museum.yaml'),
  trains: read('trains.yaml'),
  notations: read('notations.yaml'),
  vendor: withOurNames(read('upstream.yaml')),
};
