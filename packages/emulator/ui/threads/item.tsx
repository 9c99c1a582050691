import type { ComponentChildren } from 'preact';
import type { ThreadItem } from '../../src/api/threads.ts';
import { formatTime } from '../parts/format.ts';
import { Code } from '../parts/json.tsx';

/** An item of a thread: a bubble for a message, a card for everything else. */
export function Item({ item }: { item: ThreadItem }) {
  switch (item.type) {
    case 'chatkit.user_message':
      return (
        <Bubble from="user" item={item}>
          {item.content.map((part, at) => {
            const text = 'text' in part ? part.text : part.type;
            const Tag = part.type === 'quoted_text' ? 'blockquote' : 'p';
            return <Tag key={at}>{text}</Tag>;
          })}
          {item.attachments.map(({ id, name, mime_type: type }) => (
            <p class="attachment" key={id}>
              {name} <span class="quiet">{type}</span>
            </p>
          ))}
        </Bubble>
      );
    case 'chatkit.assistant_message':
      return (
        <Bubble from="assistant" item={item}>
          {item.content.map(({ text }, at) => (
            <p key={at}>{text}</p>
          ))}
        </Bubble>
      );
    case 'chatkit.client_tool_call':
      return (
        <Card title={`Tool call: ${item.name}`} note={item.status} item={item}>
          <Code text={item.arguments} label="Arguments" />
          {item.output !== null && <Code text={item.output} label="Output" />}
        </Card>
      );
    case 'chatkit.widget':
      return (
        <Card title="Widget" item={item}>
          <Code text={item.widget} label="Widget" />
        </Card>
      );
    case 'chatkit.task':
      return (
        <Card title={item.heading ?? 'Task'} note={item.task_type} item={item}>
          {item.summary}
        </Card>
      );
    case 'chatkit.task_group':
      return (
        <Card title="Tasks" item={item}>
          <ul>
            {item.tasks.map(({ heading, summary }, at) => (
              <li key={at}>{[heading, summary].filter(Boolean).join(': ')}</li>
            ))}
          </ul>
        </Card>
      );
    default:
      return (
        <Card title={(item as { type: string }).type} item={item}>
          <Code text={JSON.stringify(item)} label="The item as JSON" />
        </Card>
      );
  }
}

interface PartProps {
  item: { created_at: number };
  children: ComponentChildren;
}

function Bubble({ from, item, children }: PartProps & { from: 'user' | 'assistant' }) {
  return (
    <li class={`message ${from}`}>
      <p class="from">
        {from === 'user' ? 'User' : 'Assistant'} <time>{formatTime(item.created_at * 1000)}</time>
      </p>
      <div class="bubble">{children}</div>
    </li>
  );
}

function Card({ title, note, item, children }: PartProps & { title: string; note?: string }) {
  return (
    <li class="item-card">
      <p class="from">
        <strong>{title}</strong> {note} <time>{formatTime(item.created_at * 1000)}</time>
      </p>
      {children}
    </li>
  );
}
