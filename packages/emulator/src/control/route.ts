import type * as z from 'zod';
import type { Controls } from './controls.ts';

/** An operation of the control API. */
export interface ControlRoute {
  operationId: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Relative to `/_emulator`. */
  path: string;
  summary: string;
  /** The schema of the query. Leave it out to ignore the query. */
  query?: z.ZodObject;
  /** The schema of the request body. Leave it out for a request without a body. */
  body?: z.ZodType;
  /** The schema of the response body. Leave it out for a 204. */
  result?: z.ZodType;
  /** The schema of each event, for a response that is a stream of events instead of a `result`. */
  event?: z.ZodType;
  /** Returns the result. For events, returns a function that subscribes to them. */
  run(controls: Controls, body: unknown, parameters: Readonly<Record<string, string>>): unknown;
}

/** Returns a route whose `run` gets a body of the type of its schema. */
export function routeWithBody<Body extends z.ZodType>(
  route: Omit<ControlRoute, 'body' | 'run'> & {
    body: Body;
    run(controls: Controls, body: z.output<Body>): unknown;
  },
): ControlRoute {
  // The control API validates the body before it calls `run`.
  return { ...route, run: (controls, body) => route.run(controls, body as z.output<Body>) };
}
