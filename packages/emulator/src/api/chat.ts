import type { ChatKitAttachment, ChatKitThread } from '@chatkit-sessions/types';
import { ChatKitAttachment as ChatKitAttachmentSchema } from '@chatkit-sessions/zod';
import { checkOptions } from '../options.ts';
import type { State } from './call.ts';
import type { Session } from './sessions.ts';

/** A message that a user writes in the chat. */
export interface ChatMessage {
  text: string;
  /** The thread to continue. Defaults to a new thread. */
  threadId?: string | undefined;
  /** The files of the message. The emulator keeps these fields and no content. Defaults to none. */
  attachments?: readonly ChatKitAttachment[] | undefined;
}

/** The response to a message. */
interface Chat {
  thread: ChatKitThread;
  /** The text of the assistant's message. */
  reply: string;
}

/** Why a thread accepts no message. A thread of another user also counts as unknown. */
export type ThreadProblem = 'thread_unknown' | 'thread_locked' | 'thread_closed';

/** The largest number of characters in a title. */
const maxTitle = 60;

/** Throws a TypeError for an invalid message from JavaScript. */
export function checkMessage(message: ChatMessage): void {
  checkOptions('admit', message, {
    text: 'a string',
    threadId: 'a string',
    attachments: 'a list',
  });
  if (!message.text) throw new TypeError('The option text of admit must not be empty.');
  for (const [at, attachment] of (message.attachments ?? []).entries()) {
    const [issue] = ChatKitAttachmentSchema.safeParse(attachment).error?.issues ?? [];
    if (issue) {
      const path = ['attachments', at, ...issue.path].join('.');
      throw new TypeError(`Invalid ${path} of admit: ${issue.message}.`);
    }
  }
}

/** Adds a message and its response to a thread of the session's user, or returns why it cannot. */
export function respond(
  state: State,
  session: Session,
  { text, threadId, attachments = [] }: ChatMessage,
): Chat | ThreadProblem {
  const { threads, createId } = state;
  const created_at = Math.floor(state.clock.now() / 1000);
  const thread =
    threadId === undefined
      ? createThread(
          createId('cthr_', (id) => !!threads.get(id)),
          session,
          created_at,
          text,
        )
      : threads.get(threadId);
  if (thread?.user !== session.params.user) return 'thread_unknown';
  if (thread.status.type === 'locked') return 'thread_locked';
  if (thread.status.type === 'closed') return 'thread_closed';
  if (threadId === undefined) threads.add(thread);

  const item = () => ({
    id: createId('cthi_', (id) => threads.hasItem(thread.id, id)),
    object: 'chatkit.thread_item' as const,
    created_at,
    thread_id: thread.id,
  });
  const reply = `You wrote: ${text}`;
  threads.addItem({
    ...item(),
    type: 'chatkit.user_message',
    content: [{ type: 'input_text', text }],
    attachments: structuredClone([...attachments]),
    inference_options: null,
  });
  threads.addItem({
    ...item(),
    type: 'chatkit.assistant_message',
    content: [{ type: 'output_text', text: reply, annotations: [] }],
  });
  return { thread: structuredClone(thread), reply };
}

function createThread(
  id: string,
  { params: { user, chatkit_configuration: features } }: Session,
  created_at: number,
  text: string,
): ChatKitThread {
  const title = features.automatic_thread_titling.enabled ? toTitle(text) : null;
  return { id, object: 'chatkit.thread', created_at, title, status: { type: 'active' }, user };
}

/** Returns a title made from the message, where the hosted chat has a title from a model. */
function toTitle(text: string): string {
  const characters = [...text];
  return characters.length > maxTitle ? `${characters.slice(0, maxTitle).join('')}…` : text;
}
