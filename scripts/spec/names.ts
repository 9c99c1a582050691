// Turns names of the spec into names of the code.

/**
 * `session_id` → `sessionId`, the method's parameter for a path parameter. `threads.list` →
 * `threadsList`, the constant that describes an operation for the client.
 */
export function camelCase(name: string): string {
  return name
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
    .replace(/^[A-Z]/, (first) => first.toLowerCase());
}

/** `sessions` → `Sessions`. */
function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The class of a resource: `beta`, `threads` → `BetaThreads`; the root is `Resources`. */
export function className(resource: readonly string[]): string {
  return resource.map(pascalCase).join('') || 'Resources';
}

/** The name for the params or the response of an operation, if it is not a named schema. */
export function schemaName(operationId: string, suffix: 'Params' | 'Response'): string {
  return `${pascalCase(camelCase(operationId))}${suffix}`;
}

/**
 * Names that schemas must not use: names that the generated modules declare or import, also after the
 * `is` of a check, and names that the entries of the validators export.
 */
export const reservedTypes: readonly string[] =
  'APIPromise AnyIssue Array Operation PagePromise Record RequestOptions Integer Issue IssueSink Map Preflight ReadonlyArray ReadonlyMap StandardResult StandardSchema Resources Route Send String Number Boolean Object Promise UnknownTag basePath routes serverURL validators'.split(
    ' ',
  );
