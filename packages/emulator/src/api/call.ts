import type { Clock } from '../clock.ts';
import type { PlainRequest } from '../http/request.ts';
import type { CreateId } from '../random.ts';
import type { SessionStore } from './sessions.ts';
import type { ThreadStore } from './threads.ts';
import type { CheckWorkflow } from './workflows.ts';

/** The state that the operations read and change. */
export interface State {
  clock: Clock;
  sessions: SessionStore;
  threads: ThreadStore;
  createId: CreateId;
  checkWorkflow: CheckWorkflow;
}

/** A request that is authenticated and valid. */
export interface Call {
  state: State;
  request: PlainRequest;
  apiKey: string;
  /** The parameters of the path, decoded. */
  parameters: Readonly<Record<string, string>>;
  /** The fields of query, headers and body as they were sent. */
  sent: unknown;
  /** The fields with every default of the spec filled in. */
  params: unknown;
}
