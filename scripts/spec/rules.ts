// Checks values against rules that are written as JSON Schema.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { isSupported } from './keywords.ts';
import type { Place, Problem } from './problem.ts';
import { keysOf } from './references.ts';

const ajv = new Ajv2020({
  strict: false,
  strictNumbers: true,
  allErrors: true,
  verbose: true,
  logger: false,
  formats: { 'js-regex': isPattern, 'supported-keyword': isSupported },
});

export function readRules(file: string): object {
  return parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as object;
}

/** Returns a function that finds the problems of a value at a place. */
export function compile(rules: object): (value: unknown, place?: Place) => Problem[] {
  const check = ajv.compile(rules);
  return (value, place = []) => {
    check(value);
    const errors = check.errors ?? [];
    return errors
      .filter((error) => !isRepeated(error, errors))
      .map((error) => {
        const key = (error.params['missingProperty'] as string | undefined) ?? error.propertyName;
        const keys = key === undefined ? [] : [key];
        const path = [...place, ...keysOf(error.instancePath), ...keys];
        return { path, message: messageOf(error) };
      });
  };
}

/** Whether an error only says that another error occurred. */
function isRepeated({ keyword, instancePath }: ErrorObject, all: ErrorObject[]): boolean {
  const isEnum = all.some((one) => one.keyword === 'enum' && one.instancePath === instancePath);
  return ['if', 'anyOf', 'propertyNames'].includes(keyword) || (keyword === 'type' && isEnum);
}

function messageOf(error: ErrorObject): string {
  const { keyword, message, params, parentSchema, propertyName, data } = error;
  if (keyword === 'required' || keyword === 'dependentRequired') return 'is missing';
  const values = params['allowedValues'] as unknown[] | undefined;
  const rule = parentSchema?.['message'] as string | undefined;
  if (rule === undefined) return values ? `must be one of ${values.join(', ')}` : `${message}`;
  const isTold = propertyName !== undefined || typeof data === 'object';
  return isTold ? rule : `${JSON.stringify(data)} ${rule}`;
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}
