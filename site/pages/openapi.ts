import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../scripts/repository/root.ts';
import { samplesOf } from '../src/samples.ts';
import { read } from './page.ts';

interface Reference {
  $ref?: string;
}
interface MediaType {
  schema: Reference;
  examples?: Record<string, { value: unknown }>;
}
interface Operation {
  operationId: string;
  summary: string;
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, { content?: Record<string, MediaType> }>;
  'x-codeSamples'?: { lang: string; label: string; source: string }[];
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, object>;
    responses: Record<string, { content?: Record<string, MediaType> }>;
  };
}

/** Reads the spec. */
export function readSpec(): Document {
  return parse(read('spec/openapi.yaml')) as Document;
}

/** Returns the spec with the examples of `spec/examples` and with code for each operation. */
export function documentWithExamples(): Document {
  const document = readSpec();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const body = operation.requestBody?.content['application/json'];
      // A title has no full stop.
      operation.summary = operation.summary.replace(/\.$/, '');
      addExamples(body);
      for (const { content } of Object.values(operation.responses)) {
        addExamples(content?.['application/json']);
      }
      operation['x-codeSamples'] = sampleCall(path, method, operation.operationId, body);
    }
  }
  for (const { content } of Object.values(document.components.responses)) {
    addExamples(content?.['application/json']);
  }
  return document;
}

/** An operation of the spec. */
export interface SpecOperation {
  operation: string;
  summary: string;
  method: string;
  path: string;
  hasBody: boolean;
}

/** Lists the operations of the spec. */
export function listOperations(): SpecOperation[] {
  return Object.entries(readSpec().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, summary, requestBody }]) => ({
      operation: operationId,
      summary,
      method: method.toUpperCase(),
      path,
      hasBody: requestBody !== undefined,
    })),
  );
}

function schemaName(media: MediaType | undefined): string {
  return media?.schema.$ref?.split('/').at(-1) ?? '';
}

/** Returns the examples of a schema by their names. */
function examplesOf(schema: string): [string, unknown][] {
  const folder = 'spec/examples/fitting';
  return globSync(`${schema}.*.json`, { cwd: join(root, folder) })
    .sort()
    .map((file) => [file.split('.')[1] ?? '', JSON.parse(read(`${folder}/${file}`))]);
}

function addExamples(media: MediaType | undefined): void {
  const examples = examplesOf(schemaName(media));
  if (!media || examples.length === 0) return;
  media.examples = Object.fromEntries(examples.map(([name, value]) => [name, { value }]));
}

function sampleCall(
  path: string,
  method: string,
  operation: string,
  body: MediaType | undefined,
): { lang: string; label: string; source: string }[] {
  const pathParameters: string[] = [];
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = name === 'session_id' ? 'cksess_123' : 'cthr_123';
    pathParameters.push(id);
    return id;
  });
  const params = { user: 'user_123', workflow: { id: 'wf_123' } };
  return samplesOf({
    operation,
    method: method.toUpperCase(),
    path: filled,
    pathParameters,
    hasBody: body !== undefined,
    ...(body && { params }),
  }).map(({ label, language, code }) => ({ lang: language, label, source: code }));
}
