import { cancel, create, testCases, toTracing } from './cases.ts';

const jsonOf = (schema: object) => ({ content: { 'application/json': { schema } } });
const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };

testCases([
  [
    'a body that must be sent now',
    [[`${cancel} / requestBody`, { required: true, ...jsonOf(toTracing) }]],
    [['required body added', 'POST /chatkit/sessions/{session_id}/cancel › requestBody', 'major']],
  ],
  [
    'a body that may be sent, where nothing was',
    [[`${cancel} / requestBody`, jsonOf(toTracing)]],
    [['params added', 'POST /chatkit/sessions/{session_id}/cancel › requestBody', 'major']],
  ],
  [
    'a body that is gone',
    [[`${cancel} / requestBody`]],
    [['body removed', 'POST /chatkit/sessions/{session_id}/cancel › requestBody', 'major']],
    [[`${cancel} / requestBody`, jsonOf(toTracing)]],
  ],
  [
    'one more query parameter',
    [[`${cancel} / parameters / 3`, { ...limit, name: 'after' }]],
    [['parameter added', 'POST /chatkit/sessions/{session_id}/cancel › query after', 'minor']],
    [[`${cancel} / parameters / 2`, limit]],
  ],
  [
    'a query parameter under another name',
    [[`${cancel} / parameters / 2 / name`, 'max']],
    [['parameter renamed', 'POST /chatkit/sessions/{session_id}/cancel › query max', 'major']],
    [[`${cancel} / parameters / 2`, limit]],
  ],
  [
    'a success with another body',
    [[`${create} / responses / 202`, { description: 'Later.' }]],
    [['success added', 'POST /chatkit/sessions › responses › 202', 'major']],
  ],
  [
    'a success with the same body',
    [
      [
        `${create} / responses / 201`,
        { description: 'New.', ...jsonOf({ $ref: '#/components/schemas/ChatSession' }) },
      ],
    ],
    [['answer added', 'POST /chatkit/sessions › responses › 201', 'minor']],
  ],
  [
    'a success that is gone',
    [[`${create} / responses / 202`]],
    [['success removed', 'POST /chatkit/sessions › responses › 202', 'major']],
    [[`${create} / responses / 202`, { description: 'Later.' }]],
  ],
  [
    'an error that is no longer listed',
    [[`${create} / responses / 429`]],
    [['answer removed', 'POST /chatkit/sessions › responses › 429', 'patch']],
  ],
  [
    'another method, and a bound tightened in it',
    [
      [`paths / /chatkit/sessions/{session_id}/cancel`, {}],
      [
        `paths / /chatkit/sessions/{id}`,
        {
          delete: {
            operationId: 'sessions.cancel',
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 2 } },
            ],
            responses: { 204: { description: 'Gone.' } },
          },
        },
      ],
    ],
    [
      ['operation moved', 'DELETE /chatkit/sessions/{id}', 'major'],
      ['bound tightened', 'DELETE /chatkit/sessions/{id} › path id', 'major'],
    ],
    [
      [
        cancel,
        {
          operationId: 'sessions.cancel',
          parameters: [
            { name: 'session_id', in: 'path', required: true, schema: { type: 'string' } },
          ],
          responses: { 204: { description: 'Gone.' } },
        },
      ],
    ],
  ],
  [
    'a name that only the document knows',
    [
      [
        'components / parameters / Renamed',
        {
          name: 'OpenAI-Beta',
          in: 'header',
          required: true,
          schema: { type: 'string', const: 'b' },
        },
      ],
      ['components / parameters / Beta'],
      [`${create} / parameters / 0 / $ref`, '#/components/parameters/Renamed'],
      [`${cancel} / parameters / 1 / $ref`, '#/components/parameters/Renamed'],
    ],
    [],
    [
      [
        'components / parameters / Beta',
        {
          name: 'OpenAI-Beta',
          in: 'header',
          required: true,
          schema: { type: 'string', const: 'b' },
        },
      ],
    ],
  ],
  [
    'tags and the version of OpenAPI',
    [
      ['openapi', '3.1.1'],
      ['tags / 1', { name: 'more' }],
      [`${create} / tags`, ['more']],
    ],
    [
      ['document', 'the root of the document', 'patch'],
      ['document', 'tags › 1', 'patch'],
      ['document', 'POST /chatkit/sessions', 'patch'],
    ],
  ],
  [
    'a header of an answer',
    [['components / responses / TooManyRequests / headers / retry-after']],
    [
      [
        'answer header',
        'components › responses › TooManyRequests › headers › retry-after',
        'major',
      ],
    ],
  ],
  [
    'no key, nor a scheme of one',
    [['security'], ['components / securitySchemes']],
    [
      ['security removed', 'security', 'major'],
      ['security removed', 'components › securitySchemes', 'major'],
    ],
  ],
]);
