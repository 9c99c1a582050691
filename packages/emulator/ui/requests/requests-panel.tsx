import { signal } from '@preact/signals';
import { control } from '../data/control.ts';
import type { Entry } from '../data/entry.ts';
import { attempt } from '../data/notices.ts';
import { linkTo, route } from '../data/route.ts';
import { requests } from '../data/state.ts';
import { Badge, Method, StatusBadge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { Environment } from '../parts/environment.tsx';
import { formatDuration, formatTime } from '../parts/format.ts';
import { Empty, Panel } from '../parts/panel.tsx';
import { Rows, shownAtMost } from '../parts/rows.tsx';
import { RequestDetail } from './request-detail.tsx';

const search = signal('');
const only = signal('all');

const kinds: Record<string, (entry: Entry) => boolean> = {
  all: () => true,
  errors: ({ status }) => status === null || status >= 400,
  faults: ({ fault }) => fault !== null,
};

export function RequestsPanel() {
  const id = Number(route.value[1]);
  const selected = requests.value?.find((entry) => entry.id === id);
  return (
    <Panel
      title="Requests"
      actions={requests.value?.length ? <Filter /> : undefined}
      detail={selected && <RequestDetail entry={selected} key={id} />}
    >
      {requests.value?.length === 0 && (
        <Empty icon="requests" title="Waiting for the first request">
          <p>Start your app with these variables. Its requests appear here as they come in.</p>
          <Environment />
          <p class="quiet">
            No app at hand? <a href={linkTo('reference', 'sessions.create')}>Try an operation</a>{' '}
            from here.
          </p>
        </Empty>
      )}
      <RequestList selected={id} />
    </Panel>
  );
}

function Filter() {
  return (
    <>
      <input
        type="search"
        aria-label="Filter the requests"
        placeholder="Filter"
        value={search}
        onInput={({ currentTarget }) => (search.value = currentTarget.value)}
      />
      <select
        aria-label="Kind of requests"
        value={only}
        onChange={({ currentTarget }) => (only.value = currentTarget.value)}
      >
        <option value="all">All</option>
        <option value="errors">Errors</option>
        <option value="faults">With a fault</option>
      </select>
      <Button onClick={() => attempt(() => control('DELETE', '/requests'), 'Journal cleared')}>
        Clear
      </Button>
    </>
  );
}

function RequestList({ selected }: { selected: number }) {
  const all = requests.value ?? [];
  const words = search.value.toLowerCase();
  const found = all.filter(
    (entry) =>
      kinds[only.value]?.(entry) &&
      `${entry.method} ${entry.path} ${entry.status} ${entry.operation}`
        .toLowerCase()
        .includes(words),
  );
  const shown = found.slice(-shownAtMost).toReversed();
  return (
    <>
      <Rows total={found.length}>
        {shown.map((entry) => (
          <Row entry={entry} isSelected={entry.id === selected} key={entry.id} />
        ))}
      </Rows>
      {all.length > 0 && found.length === 0 && <p class="quiet more">No request matches.</p>}
    </>
  );
}

function Row({ entry, isSelected }: { entry: Entry; isSelected: boolean }) {
  const { id, time, method, path, status, duration, fault, request } = entry;
  // Every path of the API begins with the same base.
  const [, base, rest] = /^(\/v1\/chatkit)?(.*)/s.exec(path) ?? [];
  return (
    <li>
      <a
        class="row request-row"
        href={linkTo('requests', id)}
        aria-current={isSelected || undefined}
      >
        <StatusBadge status={status} />
        <Method method={method} />
        <span class="mono path">
          <span class="base">{base}</span>
          {rest}
        </span>
        {fault && <Badge tone="violet">{fault}</Badge>}
        <span class="quiet agent">{request.headers['user-agent']}</span>
        <span class="number duration">{formatDuration(duration)}</span>
        <time class="number">{formatTime(time)}</time>
      </a>
    </li>
  );
}
