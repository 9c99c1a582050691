import * as z from 'zod';
import { Refusal } from '../http/refusal.ts';
import type { Session } from '../sessions/session.ts';
import type { Store } from '../stores/store.ts';

const Attachment = z.looseObject({ size: z.int().min(0) });
const Listing = z.looseObject({
  limit: z.int().min(0).nullish(),
  order: z.enum(['asc', 'desc']).nullish(),
  after: z.string().nullish(),
});
const Threads = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

/** A ChatKit request. The gateway reads only its type and its params. */
export const ChatRequest = z.looseObject({ type: z.string(), params: z.unknown().optional() });
export type ChatRequest = z.infer<typeof ChatRequest>;

/** Throws a Refusal unless the session allows the upload that an `attachments.create` describes. */
export async function checkUpload(
  { type, params }: ChatRequest,
  session: Session,
  count: Store['countFile'],
): Promise<void> {
  const { enabled, max_file_size, max_files } = session.chatkit_configuration.file_upload;
  if (!enabled) {
    throw new Refusal(403, 'This session does not allow uploads.', {
      code: 'file_upload_disabled',
    });
  }
  const { size } = parseParams(Attachment, type, params);
  if (max_file_size !== null && size > max_file_size * 2 ** 20) {
    const message = `A file must have at most ${max_file_size} MB.`;
    throw new Refusal(403, message, { code: 'file_too_large', param: 'params.size' });
  }
  if (max_files !== null && (await count(session.id)) > max_files) {
    const message = `This session allows at most ${max_files} files.`;
    throw new Refusal(403, message, { code: 'too_many_files' });
  }
}

/**
 * Responds to a `threads.list` with a page of the user's most recent threads, at most `recent` of
 * them over all pages. Requests all of them from the server, and returns the page from them.
 */
export async function listRecentThreads(
  request: ChatRequest,
  recent: number,
  forward: (body: string) => Promise<Response>,
): Promise<Response> {
  const params = parseParams(Listing, request.type, request.params ?? {});
  const { after, limit, order, ...others } = params;
  const asked = { ...request, params: { ...others, limit: recent, order: 'desc' } };
  const response = await forward(JSON.stringify(asked));
  const page = Threads.safeParse(await response.json().catch(() => undefined));
  if (!page.success) {
    const cause = new Error(`Workflow ${request.type}: the response is not a page of threads.`);
    throw new Refusal(502, 'The chat server failed.', { cause });
  }
  const threads = page.data.data.slice(0, recent);
  if (order === 'asc') threads.reverse();
  const start = after ? threads.findIndex(({ id }) => id === after) + 1 : 0;
  // After a cursor that is not among these threads, the page is empty.
  const rest = after && start === 0 ? [] : threads.slice(start);
  return pageOf(rest.slice(0, limit || 20), rest.length > (limit || 20));
}

/** Returns a page of threads in the format of ChatKit servers. `after` is the next page's cursor. */
export function pageOf(data: { id: string }[], hasMore: boolean): Response {
  return Response.json({ data, has_more: hasMore, after: data.at(-1)?.id ?? null });
}

function parseParams<Params>(schema: z.ZodType<Params>, type: string, params: unknown): Params {
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  const path = ['params', ...(result.error.issues[0]?.path ?? [])].join('.');
  throw new Refusal(400, `The request ${type} has an invalid ${path}.`, { param: path });
}
