import type { Node, Upstream } from './load.ts';
import {
  answersOf,
  bodyOf,
  jsonSchema,
  operationsOf,
  parametersByKey,
  schemasOf,
  type Operation,
} from './operation.ts';
import { absent, type Difference, type SchemaComparison } from './schemas.ts';

/** Compares the operations of ours with theirs, and finds those of ChatKit's that ours lacks. */
export function compareOperations(
  ours: Upstream,
  theirs: Upstream,
  schemas: SchemaComparison,
): Difference[] {
  const upstream = new Map(operationsOf(theirs).map((operation) => [operation.key, operation]));
  const comparison = new OperationComparison(schemas);
  for (const operation of operationsOf(ours)) {
    const other = upstream.get(operation.key);
    upstream.delete(operation.key);
    if (other) comparison.compare(operation, other);
    else comparison.add(operation.name, 'operation', 'present', absent);
  }
  for (const operation of upstream.values()) {
    if (!operation.path.startsWith('/chatkit/')) continue;
    const used = [...schemasOf(operation)].sort().join(', ');
    comparison.add(operation.name, 'operation', absent, 'present', used && `its schemas: ${used}`);
  }
  return comparison.differences;
}

class OperationComparison {
  readonly differences: Difference[] = [];
  readonly #schemas: SchemaComparison;

  constructor(schemas: SchemaComparison) {
    this.#schemas = schemas;
  }

  add(at: string, what: string, ours: unknown, theirs: unknown, note?: string): void {
    if (ours === theirs) return;
    this.differences.push({ at, what, ours, theirs, ...(note && { note }) });
  }

  compare(ours: Operation, theirs: Operation): void {
    this.#compareParameters(ours, theirs);
    this.#compareBodies(ours, theirs);
    this.#compareAnswers(ours, theirs);
  }

  #compareParameters(ours: Operation, theirs: Operation): void {
    const [mine, yours] = [parametersByKey(ours), parametersByKey(theirs)];
    for (const key of new Set([...mine.keys(), ...yours.keys()])) {
      const [one, two] = [mine.get(key), yours.get(key)];
      if (!one || !two) {
        this.add(ours.name, key, one ? 'present' : absent, two ? 'present' : absent);
        continue;
      }
      const at = `${ours.name} ${key}`;
      this.add(at, 'required', one['required'] === true, two['required'] === true);
      this.#schemas.compare(at, one['schema'] ?? {}, two['schema'] ?? {});
    }
  }

  #compareBodies(ours: Operation, theirs: Operation): void {
    const [one, two] = [bodyOf(ours), bodyOf(theirs)];
    const [mine, yours] = [jsonSchema(one), jsonSchema(two)];
    this.add(ours.name, 'request body', mine ? 'JSON' : absent, yours ? 'JSON' : absent);
    if (!mine || !yours) return;
    const at = `${ours.name} request body`;
    this.add(at, 'required', one['required'] === true, two['required'] === true);
    this.#schemas.compare(at, mine, yours);
  }

  #compareAnswers(ours: Operation, theirs: Operation): void {
    const { name } = ours;
    const [mine, yours] = [answersOf(ours), answersOf(theirs)];
    this.add(name, 'error answers', errorsAmong(mine), errorsAmong(yours));
    for (const status of new Set([...mine.keys(), ...yours.keys()])) {
      const [one, two] = [mine.get(status), yours.get(status)];
      if (status.startsWith('2') && (!one || !two)) {
        this.add(name, `answer ${status}`, one ? 'present' : absent, two ? 'present' : absent);
      }
      if (!one || !two) continue;
      const [schema, theirSchema] = [jsonSchema(one), jsonSchema(two)];
      const body = `body of answer ${status}`;
      this.add(name, body, schema ? 'JSON' : absent, theirSchema ? 'JSON' : absent);
      if (schema && theirSchema) {
        this.#schemas.compare(`${name} answer ${status}`, schema, theirSchema);
      }
    }
  }
}

function errorsAmong(answers: ReadonlyMap<string, Node>): string {
  return [...answers.keys()].filter((status) => !status.startsWith('2')).join(' ') || absent;
}
