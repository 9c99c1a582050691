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

/** The validator of an answer that the spec has no name for: `threads.list` → `ThreadsListResponse`. */
export function responseTypeName(operation: { resource: string; method: string }): string {
  return `${pascalCase(operation.resource)}${pascalCase(operation.method)}Response`;
}

/** Whether a resource of this name would replace a member of the client's root, or of every object. */
export function isRootMember(name: string): boolean {
  return ['prototype', 'withOptions'].includes(name) || isObjectMember(name);
}

/** Whether an operation of this name would replace a member of every class, or of every object. */
export function isClassMember(name: string): boolean {
  return ['prototype', 'then'].includes(name) || isObjectMember(name);
}

/** JavaScript calls some of these by itself: a template `toString`, `JSON.stringify` `toJSON`. */
function isObjectMember(name: string): boolean {
  return name in Object.prototype || name === 'toJSON';
}

/**
 * Names that the generated modules bring along or use, themselves or behind the `is` of a check, and
 * that the entries of the validators export beside them; nothing of the spec may take them.
 */
export const reservedTypes: readonly string[] = [
  'APIPromise',
  'AnyIssue',
  'Array',
  'Operation',
  'Record',
  'RequestOptions',
  'Integer',
  'Issue',
  'IssueSink',
  'Map',
  'Preflight',
  'ReadonlyArray',
  'ReadonlyMap',
  'StandardResult',
  'StandardSchema',
  'Resources',
  'Route',
  'Send',
  'String',
  'Number',
  'Boolean',
  'Object',
  'Promise',
  'UnknownTag',
  'basePath',
  'routes',
  'serverURL',
  'validators',
];

/** The words that JavaScript does not allow as a parameter's name. */
export const reservedWords: readonly string[] =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  );
