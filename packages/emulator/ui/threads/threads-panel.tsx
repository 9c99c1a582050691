import type { ChatKitThread } from '@chatkit-sessions/types';
import { linkTo, route } from '../data/route.ts';
import { threads } from '../data/state.ts';
import { Badge } from '../parts/badge.tsx';
import { formatTime } from '../parts/format.ts';
import { Empty, Panel, Snippet } from '../parts/panel.tsx';
import { Rows, shownAtMost } from '../parts/rows.tsx';
import { ThreadDetail } from './thread-detail.tsx';

export function ThreadsPanel() {
  const [, id] = route.value;
  const all = threads.value ?? [];
  const selected = all.find((thread) => thread.id === id);
  const shown = all.slice(-shownAtMost).toReversed();
  return (
    <Panel title="Threads" detail={selected && <ThreadDetail thread={selected} key={id ?? ''} />}>
      {threads.value?.length === 0 && (
        <Empty icon="threads" title="No threads yet">
          <p>
            A thread is created when a user chats. <a href={linkTo('sessions')}>Open a session</a>{' '}
            and send a message with it, or add a thread in a test:
          </p>
          <Snippet
            what="the call that adds a thread"
            text="emulator.threads.add({ user: 'user_1' });"
          />
        </Empty>
      )}
      <Rows total={all.length}>
        {shown.map((thread) => (
          <Row thread={thread} isSelected={thread.id === id} key={thread.id} />
        ))}
      </Rows>
    </Panel>
  );
}

function Row({ thread, isSelected }: { thread: ChatKitThread; isSelected: boolean }) {
  const { id, title, user, status, created_at: created } = thread;
  return (
    <li>
      <a class="row thread-row" href={linkTo('threads', id)} aria-current={isSelected || undefined}>
        <span class="who">{title ?? 'Untitled'}</span>
        <span class="quiet what">{user}</span>
        <span>{status.type !== 'active' && <Badge tone="amber">{status.type}</Badge>}</span>
        <time class="number">{formatTime(created * 1000)}</time>
      </a>
    </li>
  );
}
