import { useEffect, useState } from 'preact/hooks';
import type { ChatKitThread } from '@chatkit-sessions/types';
import type { ThreadItem } from '../../src/api/threads.ts';
import { callApi } from '../data/api.ts';
import { control } from '../data/control.ts';
import { attempt } from '../data/notices.ts';
import { goTo } from '../data/route.ts';
import { threads } from '../data/state.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { formatDate } from '../parts/format.ts';
import { Detail, Facts } from '../parts/panel.tsx';
import { Item } from './item.tsx';

const tones: Record<string, string> = { active: 'green', locked: 'amber', closed: 'gray' };

export function ThreadDetail({ thread }: { thread: ChatKitThread }) {
  const { id, title, user, status, created_at: created } = thread;
  const [items, setItems] = useState<ThreadItem[]>([]);
  const path = `/threads/${encodeURIComponent(id)}`;
  useEffect(() => {
    void attempt(async () => {
      setItems((await control<{ items: ThreadItem[] }>('GET', `${path}/items`)).items);
    });
    // A message changes the list of threads, too.
  }, [path, threads.value]);
  const remove = (): Promise<void> =>
    attempt(async () => {
      await callApi('DELETE', `/chatkit${path}`);
      goTo('threads');
    }, 'Thread deleted');
  return (
    <Detail panel="threads" title={title ?? 'Untitled'}>
      <div class="life">
        <Badge tone={tones[status.type] ?? 'gray'}>{status.type}</Badge>
        <span class="reason">{'reason' in status && status.reason}</span>
        <Button kind="danger" icon="trash" onClick={remove}>
          Delete thread
        </Button>
      </div>
      <Facts
        facts={[
          ['User', user],
          ['Created', formatDate(created * 1000)],
          ['Id', <span class="mono">{id}</span>],
        ]}
      />
      {items.length === 0 ? (
        <p class="quiet">This thread has no items.</p>
      ) : (
        <ol class="transcript" aria-label="Items of the thread">
          {items.map((item) => (
            <Item item={item} key={item.id} />
          ))}
        </ol>
      )}
    </Detail>
  );
}
