import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '..');
const document: object = parse(readFileSync(join(folder, 'openapi.yaml'), 'utf8'), {
  version: '1.2',
});

// `strict: false`, because ajv does not know the other keywords of an OpenAPI document.
const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  strictNumbers: true,
  formats: { uri: true },
});
ajv.addSchema(document, 'spec');

/** Returns the problems of a value, each as `place message`. */
function problems(schema: string, value: unknown): string[] {
  const validate = ajv.compile({ $ref: `spec#/components/schemas/${schema}` });
  return validate(value) ? [] : (validate.errors ?? []).map(describeError).sort();
}

function describeError({ instancePath, message }: ErrorObject): string {
  return `${instancePath || '/'} ${message}`;
}

/** Reads the examples of a folder. The start of each file name is the schema. */
function examples(kind: string): { file: string; schema: string; value: unknown }[] {
  return readdirSync(join(folder, 'examples', kind)).map((file) => ({
    file,
    schema: file.split('.')[0] ?? '',
    value: JSON.parse(readFileSync(join(folder, 'examples', kind, file), 'utf8')),
  }));
}

/** The expected problems of each invalid example. */
const reasons: Record<string, string[]> = {
  'ChatSession.create-response-of-the-guide.json': [
    ...['chatkit_configuration', 'id', 'object', 'rate_limits', 'user'].map(missing('/')),
    ...['state_variables', 'tracing'].map(missing('/workflow')),
  ],
  'ChatSession.cancel-response-of-the-public-document.json': [
    ...['chatkit_configuration', 'client_secret', 'expires_at', 'rate_limits', 'user'].map(
      missing('/'),
    ),
    ...['state_variables', 'tracing'].map(missing('/workflow')),
  ],
  'ChatSession.without-workflow.json': [missing('/')('workflow')],
};

function missing(place: string): (key: string) => string {
  return (key) => `${place} must have required property '${key}'`;
}

describe('spec/examples', () => {
  test('has at least ten valid examples, and exactly the invalid examples listed here', () => {
    expect(examples('fitting').length).toBeGreaterThanOrEqual(10);
    expect(
      examples('unfitting')
        .map(({ file }) => file)
        .sort(),
    ).toEqual(Object.keys(reasons).sort());
  });

  test.each(examples('fitting'))('$file is valid', ({ schema, value }) => {
    expect(problems(schema, value)).toEqual([]);
  });

  test.each(examples('unfitting'))('$file has exactly the listed problems', (example) => {
    expect(problems(example.schema, example.value)).toEqual(reasons[example.file]);
  });
});

describe('the schema SessionCreateParams', () => {
  const request = (change: object): string[] =>
    problems('SessionCreateParams', { user: 'user_123', workflow: { id: 'wf_123' }, ...change });
  const variables = (state_variables: unknown): string[] =>
    request({ workflow: { id: 'wf_123', state_variables } });
  const entries = (count: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]));

  test.each<[string, string[]]>([
    ['64 state variables', variables(entries(64))],
    ['a key of 64 characters', variables({ ['k'.repeat(64)]: 1 })],
    ['a key of 64 characters outside the BMP', variables({ ['😀'.repeat(64)]: 1 })],
    ['a string of 10 485 760 characters', variables({ long: 'x'.repeat(10_485_760) })],
    ['an integer beside a fraction', variables({ one: 1, half: 0.5 })],
    ['600 seconds', request({ expires_after: { anchor: 'created_at', seconds: 600 } })],
    [
      'files of 512 MB',
      request({ chatkit_configuration: { file_upload: { max_file_size: 512 } } }),
    ],
  ])('accepts %s', (_, found) => {
    expect(found).toEqual([]);
  });

  test.each<[string, string[], string]>([
    ['an empty user', request({ user: '' }), '/user must NOT have fewer than 1 characters'],
    ['an unknown key', request({ workflow_id: 'wf_123' }), '/ must NOT have additional properties'],
    [
      '65 state variables',
      variables(entries(65)),
      '/workflow/state_variables must NOT have more than 64 properties',
    ],
    [
      'a key of 65 characters',
      variables({ ['k'.repeat(65)]: 1 }),
      '/workflow/state_variables must NOT have more than 64 characters',
    ],
    [
      'a string of 10 485 761 characters',
      variables({ long: 'x'.repeat(10_485_761) }),
      '/workflow/state_variables/long must NOT have more than 10485760 characters',
    ],
    [
      'null as a state variable',
      variables({ none: null }),
      '/workflow/state_variables/none must match a schema in anyOf',
    ],
    [
      'a list as a state variable',
      variables({ list: [1] }),
      '/workflow/state_variables/list must match a schema in anyOf',
    ],
    [
      'NaN as a state variable',
      variables({ nan: Number.NaN }),
      '/workflow/state_variables/nan must match a schema in anyOf',
    ],
    [
      'a null version',
      request({ workflow: { id: 'wf_123', version: null } }),
      '/workflow/version must be string',
    ],
    [
      '601 seconds',
      request({ expires_after: { anchor: 'created_at', seconds: 601 } }),
      '/expires_after/seconds must be <= 600',
    ],
    [
      '0 seconds',
      request({ expires_after: { anchor: 'created_at', seconds: 0 } }),
      '/expires_after/seconds must be >= 1',
    ],
    [
      'half a second',
      request({ expires_after: { anchor: 'created_at', seconds: 0.5 } }),
      '/expires_after/seconds must be integer',
    ],
    [
      'another anchor',
      request({ expires_after: { anchor: 'last_active_at', seconds: 60 } }),
      '/expires_after/anchor must be equal to constant',
    ],
    [
      'files of 513 MB',
      request({ chatkit_configuration: { file_upload: { max_file_size: 513 } } }),
      '/chatkit_configuration/file_upload/max_file_size must be <= 512',
    ],
    [
      'no requests a minute',
      request({ rate_limits: { max_requests_per_1_minute: 0 } }),
      '/rate_limits/max_requests_per_1_minute must be >= 1',
    ],
  ])('refuses %s', (_, found, reason) => {
    expect(found).toContain(reason);
  });
});

test('the schema ChatSession accepts an unknown field', () => {
  const session = examples('fitting').find(({ file }) => file === 'ChatSession.every-field.json');
  expect(problems('ChatSession', { ...(session?.value as object), scope: {} })).toEqual([]);
});
