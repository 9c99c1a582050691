import { useEffect } from 'preact/hooks';
import type { ChatSession } from '@chatkit-sessions/types';
import { nowInSeconds } from '../data/clock.ts';
import { linkTo, route } from '../data/route.ts';
import { read, sessions } from '../data/state.ts';
import { Environment } from '../parts/environment.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty, Panel } from '../parts/panel.tsx';
import { Rows, shownAtMost } from '../parts/rows.tsx';
import { CreateSession } from './create-session.tsx';
import { Remaining } from './remaining.tsx';
import { SessionDetail } from './session-detail.tsx';

export function SessionsPanel() {
  const [, id] = route.value;
  const all = sessions.value ?? [];
  const selected = all.find((session) => session.id === id);
  const shown = all.slice(-shownAtMost).toReversed();
  useExpiry(all);
  return (
    <Panel
      title="Sessions"
      actions={
        <a class="button primary" href={linkTo('sessions', 'new')}>
          <Icon name="plus" />
          Create session
        </a>
      }
      detail={
        id === 'new' ? (
          <CreateSession />
        ) : (
          selected && <SessionDetail session={selected} key={id ?? ''} />
        )
      }
    >
      {sessions.value?.length === 0 && (
        <Empty icon="sessions" title="No sessions yet">
          <p>Your back end creates a session for each user of the chat. Start it with:</p>
          <Environment />
          <p class="quiet">Or create a session here, and send messages with it.</p>
        </Empty>
      )}
      <Rows total={all.length}>
        {shown.map((session) => (
          <Row session={session} isSelected={session.id === id} key={session.id} />
        ))}
      </Rows>
    </Panel>
  );
}

/** Reads the sessions again when one expires, which the emulator does not announce. */
function useExpiry(all: ChatSession[]): void {
  const ends = all.flatMap(({ status, expires_at }) => (status === 'active' ? [expires_at] : []));
  const isDue = Math.min(...ends) <= nowInSeconds.value;
  useEffect(() => {
    if (isDue) void read.sessions();
  }, [isDue, nowInSeconds.value]);
}

function Row({ session, isSelected }: { session: ChatSession; isSelected: boolean }) {
  return (
    <li>
      <a
        class="row session-row"
        href={linkTo('sessions', session.id)}
        aria-current={isSelected || undefined}
      >
        <span class={`dot ${session.status}`} />
        <span class="who">{session.user}</span>
        <span class="mono quiet what">{session.workflow.id}</span>
        <span class="mono quiet id">{session.id}</span>
        <Remaining session={session} />
      </a>
    </li>
  );
}
