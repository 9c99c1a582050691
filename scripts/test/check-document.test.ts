import { test } from 'vitest';
import { expectRefused } from './refusal.ts';

test.each<[message: string, from: string | RegExp, to: string]>([
  [
    '#/components/schemas/Ordering does not exist in this document',
    /schemas\/Order/,
    'schemas/Ordering',
  ],
  ['trace: is not supported by the generator', /\n    delete:/, '\n    trace:'],
  [
    'callbacks: is not supported',
    'summary: Delete a thread.',
    'summary: Delete a thread.\n      callbacks: {}',
  ],
  [
    'security: is not supported',
    'summary: Delete a thread.',
    'summary: Delete a thread.\n      security: []',
  ],
  ['webhooks: is not supported', 'security:', 'webhooks: {}\nsecurity:'],
  ['security: must be array', 'security:', 'security: {}\nx-security:'],
  ['paths: is missing', /^paths:/m, 'x-paths:'],
  ['servers: must be exactly one', /servers: \[(.*)\]/, 'servers: [$1, $1]'],
  [
    '"basic" must be bearer, because the client sends its key so',
    'scheme: bearer',
    'scheme: basic',
  ],
  [
    '#/components/schemas/toString does not exist in this document',
    /schemas\/Order/,
    'schemas/toString',
  ],
  [
    'components › schemas › Thread › description: must be string',
    'description: A thread.',
    'description: 5',
  ],
  ['apiKey does not exist in this document', /^security:.*$/m, 'security: [{ apiKey: [] }]'],
  [
    '"#/components/schemas/Thread" is not under components/requestBodies',
    /(threads\.create[^]*?requestBody:)/,
    "$1\n        $ref: '#/components/schemas/Thread'\n      x-body:",
  ],
  [
    '"#/components/schemas/Thread" is not under components/responses',
    /(responses: *\n +)'2\d\d':/,
    "$1'299': { $ref: '#/components/schemas/Thread' }\n        '200':",
  ],
  [
    '"#/paths/~1threads" is not under components/responses',
    /(responses: *\n +)'2\d\d':/,
    "$1'299': { $ref: '#/paths/~1threads' }\n        '200':",
  ],
  [
    '"#/components/schemas/Thread" is not under components/parameters',
    '#/components/parameters/Beta',
    '#/components/schemas/Thread',
  ],
  [
    'components › parameters › Loop › $ref: #/components/parameters/Loop leads to itself',
    '    Beta: {',
    "    Loop: { $ref: '#/components/parameters/Loop' }\n    Beta: {",
  ],
  [
    'Thread › $ref: #/components/schemas/Thread leads to itself',
    /( {4}Thread:)/,
    "$1\n      $ref: '#/components/schemas/Thread'",
  ],
  ['"User-agent" is a header that fetch sets or forbids', 'X-Beta', 'User-agent'],
  [
    '"X-Stainless-Retry-Count" is a header that the client sets itself',
    'X-Beta',
    'X-Stainless-Retry-Count',
  ],
  ['schema: true must be a schema object', /schema: \{ type: integer[^}]*\}/, 'schema: true'],
  ['paths › /nothing: must be object', /^components:/m, '  /nothing:\ncomponents:'],
  ['must be 3.1.x, got "3.0.3"', 'openapi: 3.1.0', 'openapi: 3.0.3'],
  ['Map keys must be unique', 'openapi: 3.1.0', 'openapi: 3.1.0\nopenapi: 3.1.0'],
  ['Flow sequence', 'openapi: 3.1.0', 'openapi: ['],
])('a document is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});
