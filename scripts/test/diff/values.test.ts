import { answer, request, schemas, testCases } from './cases.ts';

testCases([
  [
    'an enum set on what is answered',
    [[`${schemas} / ErrorObject / properties / type / enum`, ['a', 'b']]],
    [['values limited', 'ErrorObject.type', 'major']],
  ],
  [
    'an enum lifted from what is sent',
    [[`${request} / version / enum`]],
    [['values unlimited', 'ChatSessionWorkflowParam.version', 'minor']],
    [[`${request} / version / enum`, ['a', 'b']]],
  ],
  [
    'an enum lifted from what is answered',
    [[`${schemas} / ChatSessionStatus / enum`]],
    [['values unlimited', 'ChatSessionStatus', 'major']],
  ],
  [
    'a constant lifted from what is sent',
    [[`${schemas} / ChatSessionExpiresAfterParam / properties / anchor / const`]],
    [['values unlimited', 'ChatSessionExpiresAfterParam.anchor', 'minor']],
  ],
  [
    'a constant that becomes one of two values',
    [
      [
        `${schemas} / ChatSessionExpiresAfterParam / properties / anchor`,
        {
          type: 'string',
          description: 'What the time counts from. One value is allowed.',
          enum: ['created_at', 'now'],
        },
      ],
    ],
    [['enum value added', 'ChatSessionExpiresAfterParam.anchor', 'minor']],
  ],
  [
    'one of two values that becomes a constant',
    [[`${answer} / mode`, { type: 'string', const: 'a' }]],
    [['enum value removed', 'ChatSession.mode', 'major']],
    [[`${answer} / mode`, { type: 'string', enum: ['a', 'b'] }]],
  ],
  [
    'a rule on the keys of a map lifted',
    [[`${request} / state_variables / propertyNames`]],
    [['bound loosened', 'ChatSessionWorkflowParam.state_variables', 'minor']],
  ],
  [
    'a rule on the keys of a map set',
    [[`${request} / state_variables / propertyNames`, { type: 'string', maxLength: 9 }]],
    [['bound tightened', 'ChatSessionWorkflowParam.state_variables', 'major']],
    [[`${request} / state_variables / propertyNames`]],
  ],
  [
    'a pattern lifted from what is sent',
    [[`${request} / version / pattern`]],
    [['bound loosened', 'ChatSessionWorkflowParam.version', 'minor']],
    [[`${request} / version / pattern`, '^v']],
  ],
  [
    'a map whose values get a schema',
    [[`${answer} / labels / additionalProperties`, { type: 'string' }]],
    [['type changed', 'ChatSession.labels[key]', 'major']],
    [[`${answer} / labels`, { type: 'object' }]],
  ],
  [
    'a map that becomes closed',
    [[`${answer} / labels / additionalProperties`, false]],
    [['object closed', 'ChatSession.labels', 'major']],
    [[`${answer} / labels`, { type: 'object', additionalProperties: { type: 'string' } }]],
  ],
  [
    'the first fields of an object',
    [[`${answer} / more / properties`, { a: { type: 'string' } }]],
    [['field added', 'ChatSession.more.a', 'minor']],
    [[`${answer} / more`, { type: 'object' }]],
  ],
  [
    'a default that is an object, gone to null',
    [[`${request} / state_variables / default`, null]],
    [['default changed', 'ChatSessionWorkflowParam.state_variables', 'minor']],
  ],
  [
    'advice in messages',
    [
      [`${schemas} / SessionCreateParams / properties / user / x-hint`, 'Another.'],
      [`${schemas} / SessionCreateParams / x-misnamed / model`, 'The workflow has it.'],
    ],
    [
      ['advice', 'SessionCreateParams', 'patch'],
      ['advice', 'SessionCreateParams.user', 'patch'],
    ],
  ],
]);
