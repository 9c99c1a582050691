import { advance, lead, now, nowInSeconds, steps } from './data/clock.ts';
import { linkTo } from './data/route.ts';
import { connection, faults, requests, sessions, threads } from './data/state.ts';
import { formatLead, formatTime } from './parts/format.ts';
import { Icon } from './parts/icon.tsx';

const links = [
  ['requests', 'Requests', () => requests.value?.length],
  ['sessions', 'Sessions', () => sessions.value?.length],
  ['threads', 'Threads', () => threads.value?.length],
  ['faults', 'Faults', () => faults.value?.length],
  ['reference', 'Reference', () => undefined],
  ['setup', 'Setup', () => undefined],
] as const;

const connections = { connecting: 'Connecting …', live: 'Live', lost: 'Disconnected' };

export function Sidebar({ current }: { current: string }) {
  return (
    <div class="sidebar">
      <header class="brand">
        <img src="/ui/icon.svg" alt="" width="28" height="28" />
        <div>
          <h1>ChatKit emulator</h1>
          <p class={`status ${connection.value}`}>{connections[connection.value]}</p>
        </div>
      </header>
      <nav aria-label="Panels">
        {links.map(([name, label, count]) => (
          <a href={linkTo(name)} aria-current={name === current ? 'page' : undefined} key={name}>
            <Icon name={name} />
            <span>{label}</span>
            {Boolean(count()) && <span class={`count ${name}`}>{count()}</span>}
          </a>
        ))}
      </nav>
      <ClockCard />
    </div>
  );
}

function ClockCard() {
  // Renders once a second.
  const seconds = nowInSeconds.value;
  const time = seconds ? formatTime(now.peek()) : '';
  return (
    <section class="clock-card" aria-label="Clock">
      <p class="clock-label">
        <Icon name="clock" /> Clock
        {lead.value > 0 && <span class="lead">{formatLead(lead.value)} ahead</span>}
      </p>
      <p class="clock-time">{time}</p>
      <div class="segments">
        {steps.map(([label, milliseconds]) => (
          <button
            type="button"
            key={label}
            aria-label={`Advance the clock by ${label}`}
            onClick={() => advance(milliseconds, label)}
          >
            +{label}
          </button>
        ))}
      </div>
    </section>
  );
}
