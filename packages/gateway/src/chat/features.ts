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

/** A ChatKit request; only its type and params matter here. */
export const ChatRequest = z.looseObject({ type: z.string(), params: z.unknown().optional() });
export type ChatRequest = z.infer<typeof ChatRequest>;

/** Throws a Refusal unless the session may upload the file that an `attachments.create` names. */
export async function checkUpload(
  { type, params }: ChatRequest,
  session: Session,
  count: Store['countFile'],
): Promise<void> {
  const { enabled, max_file_size, max_files } = session.chatkit_configuration.file_upload;
  if (!enabled) {
    throw new Refusal(403, 'This chat takes no files.', { code: 'file_upload_disabled' });
  }
  const { size } = parseParams(Attachment, type, params);
  if (max_file_size !== null && size > max_file_size * 2 ** 20) {
    const message = `A file may have ${max_file_size} MB at most.`;
    throw new Refusal(403, message, { code: 'file_too_large', param: 'params.size' });
  }
  if (max_files !== null && (await count(session.id)) > max_files) {
    const message = `This session may have ${max_files} files at most.`;
    throw new Refusal(403, message, { code: 'too_many_files' });
  }
}

/**
 * Responds to a `threads.list` with a page of the user's most recent threads, at most `recent` of
 * them over all pages. It asks the server for these at once, so that a page is a part of them.
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
  // A cursor of a thread that is no longer among them has nothing after it.
  const rest = after && start === 0 ? [] : threads.slice(start);
  return pageOf(rest.slice(0, limit || 20), rest.length > (limit || 20));
}

/** Returns a page of threads as ChatKit servers do; the next page is asked for with `after`. */
export function pageOf(data: { id: string }[], hasMore: boolean): Response {
  return Response.json({ data, has_more: hasMore, after: data.at(-1)?.id ?? null });
}

function parseParams<Params>(schema: z.ZodType<Params>, type: string, params: unknown): Params {
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  const path = ['params', ...(result.error.issues[0]?.path ?? [])].join('.');
  throw new Refusal(400, `The request ${type} has an invalid ${path}.`, { param: path });
}
