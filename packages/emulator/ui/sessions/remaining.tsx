import type { ChatSession } from '@chatkit-sessions/types';
import { nowInSeconds } from '../data/clock.ts';
import { formatSpan } from '../parts/format.ts';

/** The longest life of a session, in seconds. */
const longest = 600;

/** Shows the time until a session expires, or how it ended. */
export function Remaining({ session }: { session: ChatSession }) {
  const { status } = session;
  if (status !== 'active') return <span class={`remaining ended ${status}`}>{status}</span>;
  const left = session.expires_at - nowInSeconds.value;
  return (
    <span class={`remaining ${left <= 60 ? 'soon' : ''}`}>
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (left / longest) * 100)}%` }} />
      </span>
      <span class="number">{formatSpan(left)}</span>
    </span>
  );
}
