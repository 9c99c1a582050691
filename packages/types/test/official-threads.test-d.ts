// Checked by the compiler alone (`pnpm typecheck`): the official SDK's types of threads and ours are
// assignable to each other.
import type * as ours from '@chatkit-sessions/types';
import type * as theirs from 'openai/resources/beta/chatkit/threads';

/**
 * A type of ours as the official SDK has it. Our unions have one more member, `{ type: UnknownTag }`, for
 * members that the service adds later; the official unions are closed. Our optional properties may also
 * be undefined.
 */
type Closed<T> = T extends { type: ours.UnknownTag }
  ? never
  : T extends (infer Item)[]
    ? Closed<Item>[]
    : T extends object
      ? { [Key in keyof T]: Closed<Defined<T, Key>> }
      : T;
type Defined<T, Key extends keyof T> = {} extends Pick<T, Key> ? NonNullable<T[Key]> : T[Key];

/** Compiles if the types are assignable to each other. */
declare function agree<Ours, Theirs extends Ours>(
  ...is: [Closed<Ours>] extends [Theirs] ? [] : ['not assignable', Closed<Ours>, Theirs]
): void;

agree<ours.ChatKitThread, theirs.ChatKitThread>();
agree<ours.ChatKitThread['status'], theirs.ChatKitThread['status']>();
agree<ours.ChatKitThreadActive, theirs.ChatKitThread.Active>();
agree<ours.ChatKitThreadLocked, theirs.ChatKitThread.Locked>();
agree<ours.ChatKitThreadClosed, theirs.ChatKitThread.Closed>();
agree<ours.ChatKitThreadItemList, theirs.ChatKitThreadItemList>();
agree<ours.ChatKitThreadItem, theirs.ChatKitThreadItemList['data'][number]>();
agree<ours.ChatKitThreadUserMessageItem, theirs.ChatKitThreadUserMessageItem>();
agree<ours.ChatKitInputText, theirs.ChatKitThreadUserMessageItem.InputText>();
agree<ours.ChatKitQuotedText, theirs.ChatKitThreadUserMessageItem.QuotedText>();
agree<ours.ChatKitInferenceOptions, theirs.ChatKitThreadUserMessageItem.InferenceOptions>();
agree<ours.ChatKitToolChoice, theirs.ChatKitThreadUserMessageItem.InferenceOptions.ToolChoice>();
agree<ours.ChatKitAttachment, theirs.ChatKitAttachment>();
agree<ours.ChatKitThreadAssistantMessageItem, theirs.ChatKitThreadAssistantMessageItem>();
agree<ours.ChatKitResponseOutputText, theirs.ChatKitResponseOutputText>();
agree<ours.ChatKitFileAnnotation, theirs.ChatKitResponseOutputText.File>();
agree<ours.ChatKitUrlAnnotation, theirs.ChatKitResponseOutputText.URL>();
agree<ours.ChatKitWidgetItem, theirs.ChatKitWidgetItem>();
agree<ours.ChatKitClientToolCall, theirs.ChatKitThreadItemList.ChatKitClientToolCall>();
agree<ours.ChatKitTask, theirs.ChatKitThreadItemList.ChatKitTask>();
agree<ours.ChatKitTaskGroup, theirs.ChatKitThreadItemList.ChatKitTaskGroup>();
agree<ours.ThreadDeleteResponse, theirs.ThreadDeleteResponse>();
agree<ours.ThreadListParams, theirs.ThreadListParams>();
agree<ours.ThreadListItemsParams, theirs.ThreadListItemsParams>();

// @ts-expect-error -- a type that lacks a field does not agree
agree<Omit<ours.ChatKitThread, 'user'>, theirs.ChatKitThread>();
// @ts-expect-error -- a union that lacks a member does not agree
agree<ours.ChatKitThreadActive | ours.ChatKitThreadLocked, theirs.ChatKitThread['status']>();

/** A switch over the known types needs a default branch for the types that the service adds later. */
export function textOf(item: ours.ChatKitThreadItem): string {
  switch (item.type) {
    case 'chatkit.user_message':
      return item.content
        .map((part) => (part.type === 'input_text' || part.type === 'quoted_text' ? part.text : ''))
        .join('');
    case 'chatkit.assistant_message':
      return item.content.map(({ text }) => text).join('');
    case 'chatkit.widget':
    case 'chatkit.client_tool_call':
    case 'chatkit.task':
    case 'chatkit.task_group':
      return item.id;
    default:
      // @ts-expect-error -- an unknown item has only a type
      return item.id;
  }
}
