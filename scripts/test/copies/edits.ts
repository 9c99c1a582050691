import type { Kind } from '../../diff/rules.ts';
import type { Rating } from '../../diff/rating.ts';

/** An edit of the spec with the expected changes of the packages. */
export interface Edit {
  name: string;
  /** Texts of the spec and their replacements. */
  replace: readonly (readonly [from: string, to: string])[];
  rating: Rating;
  /** The changes that spec-diff reports, highest rating first. */
  changes: readonly (readonly [kind: Kind, name: string])[];
  /**
   * A user's program, compiled and run against the sources of the packages. `@ts-expect-error` marks
   * lines that must not compile. `chatkit` calls `emulator`. `sent` is the last request.
   */
  program: string;
}

const cancelPath = '  /chatkit/sessions/{session_id}/cancel:\n';
const retrieve = `  /chatkit/sessions/{session_id}:
    get:
      operationId: sessions.retrieve
      tags: [sessions]
      summary: Retrieve a session.
      description: Shows a session.
      parameters:
        - name: session_id
          in: path
          required: true
          description: Which session.
          schema:
            type: string
        - $ref: '#/components/parameters/Beta'
      responses:
        '200':
          description: The session.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ChatSession'
`;
const statuses = 'enum: [active, expired, cancelled]';
const morestatuses = 'enum: [active, expired, cancelled, paused]';

const workflow = `{ id: 'wf_123' }`;
/** Expects the emulator to reject a session with an invalid field. */
const refused = (field: string): string =>
  `await assert.rejects(create({ user: 'u', workflow: ${workflow}, ${field} }), { status: 400 });`;

/** Each edit applies to the result of the previous edit. */
export const edits: readonly Edit[] = [
  {
    name: 'an optional field added',
    replace: [
      [
        "        workflow:\n          $ref: '#/components/schemas/ChatSessionWorkflowParam'\n",
        "        locale:\n          type: string\n          description: The user's language.\n          minLength: 2\n        workflow:\n          $ref: '#/components/schemas/ChatSessionWorkflowParam'\n",
      ],
    ],
    rating: 'minor',
    changes: [['field added', 'SessionCreateParams.locale']],
    program: `
      const params: SessionCreateParams = { user: 'u', workflow: ${workflow}, locale: 'de' };
      await chatkit.sessions.create(params);
      assert.equal(JSON.parse(sent.body).locale, 'de');
      // @ts-expect-error
      params.locale = 1;
      assert.ok(zod.SessionCreateParams.safeParse({ ...params, locale: 'de' }).success);
      assert.ok(!zod.SessionCreateParams.safeParse({ ...params, locale: 'd' }).success);
      ${refused(`locale: 'd'`)}`,
  },
  {
    name: 'a required field added',
    replace: [
      [
        'description: The past threads that a new session shows.\n',
        'description: The past threads that a new session shows.\n      required: [order]\n',
      ],
      [
        'How many recent threads are shown. Defaults to all of them.\n          minimum: 1\n',
        'How many recent threads are shown. Defaults to all of them.\n          minimum: 1\n        order:\n          type: string\n          description: Which thread comes first.\n',
      ],
    ],
    rating: 'major',
    changes: [['required field added', 'ChatSessionHistoryParam.order']],
    program: `
      // @ts-expect-error
      const without: ChatSessionHistoryParam = { enabled: true };
      const history: ChatSessionHistoryParam = { enabled: true, order: 'newest' };
      await chatkit.sessions.create({ user: 'u', workflow: ${workflow}, chatkit_configuration: { history } });
      assert.deepEqual(JSON.parse(sent.body).chatkit_configuration, { history });
      assert.ok(!zod.ChatSessionHistoryParam.safeParse(without).success);
      ${refused('chatkit_configuration: { history: {} }')}`,
  },
  {
    name: 'a bound tightened',
    replace: [['maxProperties: 64', 'maxProperties: 2']],
    rating: 'major',
    changes: [['bound tightened', 'ChatSessionWorkflowParam.state_variables']],
    program: `
      const state_variables = { a: 1, b: 2, c: 3 };
      const workflow: ChatSessionWorkflowParam = { id: 'wf_123', state_variables };
      assert.ok(!zod.ChatSessionWorkflowParam.safeParse(workflow).success);
      await assert.rejects(create({ user: 'u', workflow }), { status: 400 });
      await chatkit.sessions.create({ user: 'u', workflow: { id: 'wf_123', state_variables: { a: 1 } } });
      assert.match(declarations, /@maxProperties 2\\b/);`,
  },
  {
    name: 'a bound loosened',
    replace: [['maxProperties: 2', 'maxProperties: 100']],
    rating: 'minor',
    changes: [['bound loosened', 'ChatSessionWorkflowParam.state_variables']],
    program: `
      const variables = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, at) => ['key' + at, at]));
      const workflow = { id: 'wf_123', state_variables: variables(100) };
      await chatkit.sessions.create({ user: 'u', workflow });
      assert.equal(Object.keys(JSON.parse(sent.body).workflow.state_variables).length, 100);
      assert.ok(zod.ChatSessionWorkflowParam.safeParse(workflow).success);
      workflow.state_variables = variables(101);
      assert.ok(!zod.ChatSessionWorkflowParam.safeParse(workflow).success);
      await assert.rejects(create({ user: 'u', workflow }), { status: 400 });
      assert.match(declarations, /@maxProperties 100\\b/);`,
  },
  {
    name: 'an enum value added',
    replace: [[statuses, morestatuses]],
    rating: 'minor',
    changes: [['enum value added', 'ChatSessionStatus']],
    program: `
      const session: ChatSession = await chatkit.sessions.create({ user: 'u', workflow: ${workflow} });
      const paused: ChatSession = { ...session, status: 'paused' };
      assert.ok(zod.ChatSession.safeParse(paused).success);
      response = paused;
      const { status } = await chatkit.sessions.cancel(session.id);
      const isPaused: boolean = status === 'paused';
      assert.ok(isPaused);`,
  },
  {
    name: 'an enum value removed',
    replace: [[morestatuses, statuses]],
    rating: 'major',
    changes: [['enum value removed', 'ChatSessionStatus']],
    program: `
      const session: ChatSession = await chatkit.sessions.create({ user: 'u', workflow: ${workflow} });
      // @ts-expect-error
      const isPaused: boolean = session.status === 'paused';
      assert.ok(!isPaused);
      assert.ok(zod.ChatSession.safeParse(session).success);
      assert.ok(!zod.ChatSession.safeParse({ ...session, status: 'paused' }).success);`,
  },
  {
    name: 'an operation added',
    replace: [[cancelPath, retrieve + cancelPath]],
    rating: 'minor',
    changes: [['operation added', 'GET /chatkit/sessions/{session_id}']],
    program: `
      response = await chatkit.sessions.create({ user: 'u', workflow: ${workflow} });
      const session: ChatSession = await chatkit.sessions.retrieve('cksess_123');
      assert.deepEqual([sent.method, sent.url], ['GET', '/v1/chatkit/sessions/cksess_123']);
      assert.equal(session.user, 'u');
      assert.ok(zod.ChatSession.safeParse(session).success);
      response = undefined;
      // The emulator has the route and responds that the operation is not implemented.
      await assert.rejects(chatkit.sessions.retrieve('cksess_123'), { status: 501 });`,
  },
  {
    name: 'an operation removed',
    replace: [[retrieve, '']],
    rating: 'major',
    changes: [['operation removed', 'GET /chatkit/sessions/{session_id}']],
    program: `
      // @ts-expect-error
      assert.equal(chatkit.sessions.retrieve, undefined);
      const { id } = await chatkit.sessions.create({ user: 'u', workflow: ${workflow} });
      const { status } = await ask('GET', '/chatkit/sessions/' + id);
      assert.ok(status === 404 || status === 405, 'the emulator has no such route');
      assert.ok(zod.ChatSession);`,
  },
  {
    name: 'a schema renamed',
    replace: [
      [
        "#/components/schemas/ChatSessionTracingParam'",
        "#/components/schemas/SessionTracingParam'",
      ],
      ['    ChatSessionTracingParam:\n', '    SessionTracingParam:\n'],
    ],
    rating: 'major',
    changes: [['schema renamed', 'SessionTracingParam']],
    program: `
      const tracing: types.SessionTracingParam = { enabled: false };
      // @ts-expect-error
      const old: types.ChatSessionTracingParam = tracing;
      await chatkit.sessions.create({ user: 'u', workflow: { id: 'wf_123', tracing } });
      assert.deepEqual(JSON.parse(sent.body).workflow.tracing, old);
      assert.ok(zod.SessionTracingParam.safeParse(tracing).success);
      // @ts-expect-error
      assert.equal(zod.ChatSessionTracingParam, undefined);`,
  },
  {
    name: 'a description changed',
    replace: [['description: The limits in force.', 'description: What the session may use.']],
    rating: 'patch',
    changes: [['prose', 'ChatSession.rate_limits']],
    program: `
      const session: ChatSession = await chatkit.sessions.create({ user: 'u', workflow: ${workflow} });
      assert.match(declarations, /What the session may use\\./);
      assert.doesNotMatch(declarations, /The limits in force/);
      assert.ok(zod.ChatSession.safeParse(session).success);`,
  },
];
