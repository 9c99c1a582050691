// Which names of the spec become which names of the code.

/** `session_id` → `sessionId`: a path parameter's name as a method's parameter. */
export function camelCase(name: string): string {
  return name
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
    .replace(/^[A-Z]/, (first) => first.toLowerCase());
}

/** `sessions` → `Sessions`: a resource's name as its class. */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The constant that says how an operation is called: `sessions.create` → `sessionsCreate`. */
export function constantName(operation: { resource: string; method: string }): string {
  return `${operation.resource}${pascalCase(operation.method)}`;
}

/** The type of an operation's query parameters: `threads.list` → `ThreadsListParams`. */
export function queryTypeName(operation: { resource: string; method: string }): string {
  return `${pascalCase(operation.resource)}${pascalCase(operation.method)}Params`;
}

/** Members of the client's root that a resource of the same name would replace. */
export const rootMembers: readonly string[] = ['constructor', 'prototype', 'withOptions'];

/** Members of every class that an operation of the same name would replace. */
export const classMembers: readonly string[] = ['constructor', 'prototype', 'then'];

/** Names that the generated modules bring along or use; nothing of the spec may take them. */
export const reservedTypes: readonly string[] = [
  'APIPromise',
  'Array',
  'Operation',
  'Record',
  'RequestOptions',
  'ReadonlyArray',
  'Resources',
  'Route',
  'Send',
  'String',
  'Number',
  'Boolean',
  'Object',
  'Promise',
  'serverURL',
];

/** The words that JavaScript does not allow as a parameter's name. */
export const reservedWords: readonly string[] =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  );
