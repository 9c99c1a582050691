import { preflight, validators } from '@chatkit-sessions/zod';
import * as z from 'zod';
import list from '../../generated/operations.json' with { type: 'json' };
import type { SpecOperation } from '../../pages/openapi.ts';

/** What is wrong with the parameters of a call. */
export interface Problem {
  message: string;
  path: readonly PropertyKey[];
  severity: 'error' | 'warning';
}

/** A JSON Schema, as far as the editor reads it. */
export interface JSONSchema {
  description?: string;
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  properties?: Record<string, JSONSchema>;
  additionalProperties?: JSONSchema | boolean;
}

export const operations: readonly SpecOperation[] = list;

type Validators = Record<string, { request?: z.ZodType }>;

function requestSchema(operation: string): z.ZodType | undefined {
  return (validators as Validators)[operation]?.request;
}

/** Returns the JSON Schema of an operation's parameters. Returns undefined if it takes none. */
export function jsonSchemaOf(operation: string): JSONSchema | undefined {
  const schema = requestSchema(operation);
  return schema && (z.toJSONSchema(schema) as JSONSchema);
}

/** Lists what is wrong with the parameters of an operation, with a hint for each mistake. */
export function problemsOf(operation: string, params: unknown): Problem[] {
  if (operation === 'sessions.create') {
    const { issues, warnings } = preflight(params);
    return [
      ...issues.map((issue) => ({ ...issue, severity: 'error' as const })),
      ...warnings.map((issue) => ({ ...issue, severity: 'warning' as const })),
    ];
  }
  const result = requestSchema(operation)?.safeParse(params);
  return (result?.error?.issues ?? []).map(({ message, path }) => ({
    message,
    path,
    severity: 'error',
  }));
}

/** Returns the name of the only path parameter. Returns undefined if there is none. */
export function pathParameter({ path }: SpecOperation): string | undefined {
  return /\{(\w+)\}/.exec(path)?.[1];
}
