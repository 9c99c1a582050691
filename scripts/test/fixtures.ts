import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, visit, type Node } from 'yaml';

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

/** The schemas of requests in that document. It leaves them open; the generator needs closed ones. */
const requests = [
  'CreateChatSessionBody',
  'WorkflowParam',
  'ExpiresAfterParam',
  'RateLimitsParam',
  'ChatkitConfigurationParam',
];

/**
 * Leaves only the operations of ChatKit, under names that the generator takes, and closes their requests.
 * Nothing else changes.
 */
function adapt(text: string): string {
  const chatkit = text.replace(/  \/chat\/completions:\n.*\n/, '');
  const named = chatkit.replace(
    new RegExp(Object.keys(operationIds).join('|'), 'g'),
    (name) => operationIds[name as keyof typeof operationIds],
  );
  const document = parseDocument(named, { version: '1.2' });
  for (const name of requests) {
    visit(document.getIn(['components', 'schemas', name], true) as Node, {
      Map(_, map) {
        if (map.has('properties') && !map.has('additionalProperties')) {
          map.set('additionalProperties', false);
        }
      },
    });
  }
  return String(document);
}

/** Documents with features that the real spec does not use yet. */
export const fixtures = {
  threads: read('threads.yaml'),
  shapes: read('shapes.yaml'),
  shop: read('shop.yaml'),
  museum: read('museum.yaml'),
  trains: read('trains.yaml'),
  notations: read('notations.yaml'),
  vendor: adapt(read('upstream.yaml')),
};
