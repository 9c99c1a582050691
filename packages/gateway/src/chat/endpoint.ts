import { readJsonText, type BodyLimits } from '../http/body.ts';
import { parseJson } from '../http/json.ts';
import { Refusal } from '../http/refusal.ts';
import type { Runtime } from '../http/upstream.ts';
import { admit, type AdmissionParts } from './admission.ts';
import { ChatRequest, checkUpload, listRecentThreads, pageOf } from './features.ts';
import { forward } from './forward.ts';
import type { Workflow } from './workflow.ts';

/** The parts of a gateway that the chat endpoint uses. */
export interface EndpointParts extends AdmissionParts, BodyLimits {
  workflows: ReadonlyMap<string, Workflow>;
  onError: (error: Error, request: Request) => void;
}

/** Returns a function that admits a chat request by its session and responds to it. */
export function createEndpoint(
  parts: EndpointParts,
): (request: Request, runtime: Runtime) => Promise<Response> {
  const { workflows, store, timeout, onError } = parts;
  return async (request, runtime) => {
    const { session, clientSecret } = await admit(parts, request.headers);
    const workflow = workflows.get(session.workflow.id);
    if (!workflow) {
      // Another gateway with the same secrets created the session.
      throw new Refusal(401, 'The client secret is unknown.', { code: 'session_unknown' });
    }
    const text = await readJsonText(request, parts);
    const send = (body: string): Promise<Response> =>
      forward(
        {
          workflow,
          request,
          clientSecret,
          session,
          timeout,
          runtime,
          onError: (error) => onError(error, request),
        },
        body,
      );

    const chat = ChatRequest.safeParse(parseJson(text)).data;
    if (chat?.type === 'attachments.create') {
      await checkUpload(chat, session, (id) => store.countFile(id));
    }
    if (chat?.type === 'threads.list') {
      const { enabled, recent_threads } = session.chatkit_configuration.history;
      if (!enabled) return pageOf([], false);
      if (recent_threads !== null) return listRecentThreads(chat, recent_threads, send);
    }
    return send(text);
  };
}
