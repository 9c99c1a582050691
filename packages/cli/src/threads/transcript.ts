import type {
  ChatKitAnnotation,
  ChatKitThread,
  ChatKitThreadItem,
  ChatKitThreadUserMessageItem,
} from '@chatkit-sessions/types';
import type { Output } from '../cli/output.ts';
import { printable, time } from '../cli/text.ts';

/** Describes a thread in a few lines. */
export function describeHeader(thread: ChatKitThread, output: Output): string {
  const { id, title, user, status, created_at } = thread;
  const reason = 'reason' in status && status.reason ? `: ${status.reason}` : '';
  const facts = [id, `user ${user}`, `${status.type}${reason}`, time(created_at)];
  const heading = output.style('bold', printable(title ?? 'A thread without a title'));
  return `${heading}\n${output.style('dim', printable(facts.join(' · ')))}`;
}

/** Describes an item: its author, its time and its content. */
export function describeItem(item: ChatKitThreadItem, output: Output): string {
  const [who, lines] = contentOf(item);
  const { created_at } = item as { created_at?: number };
  const when = created_at === undefined ? '' : `  ${output.style('dim', time(created_at))}`;
  const body = printable(lines.join('\n'))
    .split('\n')
    .map((line) => `  ${line}`);
  return [`${output.style(colourOf(who), printable(who))}${when}`, ...body].join('\n').trimEnd();
}

function colourOf(who: string): 'cyan' | 'green' | 'yellow' {
  if (who === 'User') return 'cyan';
  return who === 'Assistant' ? 'green' : 'yellow';
}

/** Returns the author of an item, and the lines of its content. */
function contentOf(item: ChatKitThreadItem): [who: string, lines: string[]] {
  switch (item.type) {
    case 'chatkit.user_message':
      return ['User', userLines(item)];
    case 'chatkit.assistant_message':
      return [
        'Assistant',
        item.content.flatMap(({ text, annotations }) => [text, ...annotations.map(sourceLine)]),
      ];
    case 'chatkit.widget':
      return ['Widget', [item.widget]];
    case 'chatkit.client_tool_call':
      return [
        `Tool ${item.name}`,
        [`arguments: ${item.arguments}`, `output: ${item.output ?? item.status}`],
      ];
    case 'chatkit.task':
      return [item.task_type === 'thought' ? 'Thought' : 'Task', taskLines(item)];
    case 'chatkit.task_group':
      return ['Tasks', item.tasks.map((task) => `- ${taskLines(task).join(': ')}`)];
    default:
      // The API may add types.
      return [String(item.type), [JSON.stringify(item)]];
  }
}

function userLines({ content, attachments, inference_options }: ChatKitThreadUserMessageItem) {
  const texts = content.map((part) => {
    if (part.type === 'input_text') return part.text;
    return part.type === 'quoted_text' ? part.text.replace(/^/gm, '> ') : JSON.stringify(part);
  });
  const files = attachments.map(({ type, name, mime_type }) => `[${type}: ${name}, ${mime_type}]`);
  const { tool_choice, model } = inference_options ?? {};
  const choices = [tool_choice && `tool ${tool_choice.id}`, model && `model ${model}`];
  const chosen = choices.filter(Boolean).join(', ');
  return [...texts, ...files, ...(chosen ? [`[chosen: ${chosen}]`] : [])];
}

function sourceLine(annotation: ChatKitAnnotation): string {
  if (annotation.type === 'file') return `[source: ${annotation.source.filename}]`;
  if (annotation.type === 'url') return `[source: ${annotation.source.url}]`;
  return `[source: ${JSON.stringify(annotation)}]`;
}

function taskLines({ heading, summary }: { heading: string | null; summary: string | null }) {
  return [heading, summary].filter((each) => each !== null);
}
