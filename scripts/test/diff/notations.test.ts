import { answer, create, request, schemas, testCases, toTracing } from './cases.ts';

const variables = 'ChatSessionWorkflowParam.state_variables[key]';
const asNull = { type: 'null' };

testCases([
  [
    'a reference that may be null',
    [[`${schemas} / ChatKitWorkflow / properties / tracing`, { anyOf: [toTracing, asNull] }]],
    [['null admitted', 'ChatKitWorkflow.tracing', 'major']],
    [[`${schemas} / ChatKitWorkflow / properties / tracing`, toTracing]],
  ],
  [
    'a reference that may no longer be null',
    [[`${schemas} / ChatKitWorkflow / properties / tracing`, toTracing]],
    [['null refused', 'ChatKitWorkflow.tracing', 'minor']],
    [[`${schemas} / ChatKitWorkflow / properties / tracing`, { anyOf: [toTracing, asNull] }]],
  ],
  [
    'the same said by a list of types and by a choice',
    [[`${answer} / note`, { anyOf: [{ type: 'string' }, asNull] }]],
    [],
    [[`${answer} / note`, { type: ['string', 'null'] }]],
  ],
  [
    'null as one more of several alternatives',
    [[`${answer} / note`, { anyOf: [{ type: 'string' }, { type: 'number' }, asNull] }]],
    [['null admitted', 'ChatSession.note', 'major']],
    [[`${answer} / note`, { anyOf: [{ type: 'string' }, { type: 'number' }] }]],
  ],
  [
    'a type that becomes one of two in what is sent',
    [[`${request} / note`, { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'number' }] }]],
    [['alternative added', 'ChatSessionWorkflowParam.note[alternative 2]', 'minor']],
    [[`${request} / note`, { type: 'string', maxLength: 5 }]],
  ],
  [
    'one of three types that is the only one now',
    [[`${request} / state_variables / additionalProperties`, { type: 'string' }]],
    [
      ['alternative removed', `${variables}[alternative 2]`, 'major'],
      ['alternative removed', `${variables}[alternative 3]`, 'major'],
      ['bound loosened', `${variables}[alternative 1]`, 'minor'],
    ],
  ],
  [
    'a nullable type that becomes one of two',
    [[`${answer} / note`, { anyOf: [{ type: 'string' }, { type: 'number' }, asNull] }]],
    [['alternative added', 'ChatSession.note[alternative 2]', 'major']],
    [[`${answer} / note`, { type: ['string', 'null'] }]],
  ],
  [
    'a field that refers to another schema, of which neither changed',
    [[`${answer} / workflow / $ref`, '#/components/schemas/ChatKitWorkflowTracing']],
    [
      ['field removed', 'ChatSession.workflow.id', 'major'],
      ['required field added', 'ChatSession.workflow.enabled', 'minor'],
    ],
    [
      [`${schemas} / ChatKitWorkflow / required`, ['id']],
      [`${schemas} / ChatKitWorkflow / properties`, { id: { type: 'string' } }],
    ],
  ],
  [
    'an answer that refers to another schema',
    [
      [
        `${create} / responses / 200 / content / application/json / schema / $ref`,
        '#/components/schemas/ErrorResponse',
      ],
    ],
    [
      ['field removed', 'POST /chatkit/sessions › responses › 200.enabled', 'major'],
      ['required field added', 'POST /chatkit/sessions › responses › 200.error', 'minor'],
      ['prose', 'POST /chatkit/sessions › responses › 200', 'patch'],
    ],
    [[`${create} / responses / 200 / content / application/json / schema / $ref`, toTracing.$ref]],
  ],
]);
