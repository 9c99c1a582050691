import { SnapshotSchema, type Snapshot } from '../snapshot/schema.ts';
import { routeWithBody, type ControlRoute } from './route.ts';

/** The operations that save and restore the state. */
export const stateRoutes: readonly ControlRoute[] = [
  {
    operationId: 'getState',
    method: 'GET',
    path: '/state',
    summary: 'Returns a snapshot of the state. It contains client secrets, but no API keys.',
    result: SnapshotSchema,
    run: ({ snapshot }) => snapshot(),
  },
  routeWithBody({
    operationId: 'putState',
    method: 'PUT',
    path: '/state',
    summary: 'Replaces the state by a snapshot.',
    body: SnapshotSchema,
    run: ({ restore }, snapshot) => restore(snapshot as Snapshot),
  }),
];
