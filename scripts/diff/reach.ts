import type { OpenApiDocument } from '../spec/openapi.ts';
import { rawOperations, type RawOperation } from '../spec/operations.ts';
import { keysOf, toPointer, valueAt } from './pointer.ts';

export const directions = ['request', 'response'] as const;
export type Direction = (typeof directions)[number];

/** An operation that a place of the document bears on. */
export interface Use {
  /** Such as `sessions.create`; the method and path where there is no operationId. */
  operation: string;
  /** Absent if the place is neither part of what is sent nor of what is answered. */
  direction?: Direction;
}

/** Says which operations a place of a document bears on, through every `$ref`. */
export type Reach = (keys: readonly string[]) => Use[];

export function reachIn(document: OpenApiDocument): Reach {
  const operations = rawOperations(document);
  const uses = new Map<string, Map<string, Use>>();
  for (const raw of operations) {
    const mark = (keys: readonly string[], use: Use): boolean => {
      const pointer = toPointer(keys);
      const here = uses.get(pointer) ?? new Map<string, Use>();
      uses.set(pointer, here);
      const key = `${use.operation} ${use.direction ?? ''}`;
      if (here.has(key)) return false;
      here.set(key, use);
      return true;
    };
    follow(document, raw, mark);
  }
  return (keys) => {
    if (isGlobal(keys)) return operations.map((raw) => ({ operation: nameOfOperation(raw) }));
    for (let depth = keys.length; depth > 1; depth--) {
      const found = uses.get(toPointer(keys.slice(0, depth)));
      if (found) return [...found.values()];
    }
    return [];
  };
}

/** What bears on every operation. Security schemes do, since none of ours names its own. */
function isGlobal([first, second]: readonly string[]): boolean {
  return (
    first === 'servers' ||
    first === 'security' ||
    (first === 'components' && second === 'securitySchemes')
  );
}

function nameOfOperation({ operation, httpMethod, path }: RawOperation): string {
  return operation.operationId ?? `${httpMethod.toUpperCase()} ${path}`;
}

/** Marks every object that an operation holds or refers to. */
function follow(
  document: OpenApiDocument,
  raw: RawOperation,
  mark: (keys: readonly string[], use: Use) => boolean,
): void {
  const operation = nameOfOperation(raw);
  const visit = (keys: readonly string[], direction: Direction | undefined): void => {
    const node = valueAt(document, keys);
    if (typeof node !== 'object' || node === null) return;
    if (!mark(keys, { operation, ...(direction && { direction }) })) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') visit(keysOf(value), direction);
      else visit([...keys, key], direction);
    }
  };
  const place = ['paths', raw.path, raw.httpMethod];
  mark(['paths', raw.path], { operation });
  mark(place, { operation });
  for (const key of Object.keys(raw.operation)) {
    visit([...place, key], directionOf(key));
  }
  visit(['paths', raw.path, 'parameters'], 'request');
}

function directionOf(key: string): Direction | undefined {
  if (key === 'parameters' || key === 'requestBody') return 'request';
  return key === 'responses' ? 'response' : undefined;
}
