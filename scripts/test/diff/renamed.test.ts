import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compare, edited, replaced, spec } from './edits.ts';

test('the new name of a schema does not hide what changed in it', async () => {
  const renamed = replaced('ChatSessionStatus', 'SessionStatus');
  const { changes } = await compare(replaced('expired, cancelled]', 'expired]', renamed));
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
    ['schema renamed', 'ChatSessionStatus'],
    ['enum value removed', 'SessionStatus'],
  ]);
});

test('a name that nothing takes over is gone', async () => {
  const inline = replaced(
    "$ref: '#/components/schemas/ChatKitWorkflowTracing'",
    'type: object\n          required: [enabled]\n          properties:\n            enabled:\n              type: boolean',
  );
  const { changes } = await compare(
    replaced(/^ {4}ChatKitWorkflowTracing:\n(?: {6}.*\n)*/, '', inline),
  );
  expect(changes).toContainEqual(
    expect.objectContaining({
      kind: 'schema removed',
      name: 'ChatKitWorkflowTracing',
      rating: 'major',
    }),
  );
});

test('what moved is told with both places, and reaches its operation', async () => {
  const { paths } = parse(spec) as { paths: Record<string, { post: object }> };
  const { changes } = await compare(
    edited([
      ['paths / /chatkit/mint', { put: paths['/chatkit/sessions']?.post }],
      ['paths / /chatkit/sessions'],
    ]),
  );
  expect(changes).toEqual([
    expect.objectContaining({
      name: 'PUT /chatkit/mint',
      operations: ['sessions.create'],
      effect: expect.stringContaining('is where `"POST /chatkit/sessions"` was'),
    }),
  ]);
});
