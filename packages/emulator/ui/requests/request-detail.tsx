import { useState } from 'preact/hooks';
import { control } from '../data/control.ts';
import type { Entry } from '../data/entry.ts';
import { attempt, copy } from '../data/notices.ts';
import { linkTo } from '../data/route.ts';
import { loadApiDocument } from '../reference/document.ts';
import { Badge, Method, StatusBadge } from '../parts/badge.tsx';
import { Button, CopyButton, IconButton } from '../parts/button.tsx';
import { formatDate, formatDuration } from '../parts/format.ts';
import { Code, isMasked, MaskButton, pretty } from '../parts/json.tsx';
import { Detail, Facts, Section } from '../parts/panel.tsx';
import { sendAgain } from './send-again.ts';
import { toCurl } from './to-curl.ts';
import { toTypeScript } from './to-typescript.ts';

/** Reads an entry with its secrets. */
async function readSecrets(id: number): Promise<Entry> {
  const { data } = await control<{ data: Entry[] }>('GET', '/requests?secrets=true');
  const entry = data.find((each) => each.id === id);
  if (!entry) throw new Error('This request is no longer in the journal.');
  return entry;
}

export function RequestDetail({ entry: masked }: { entry: Entry }) {
  const [open, setOpen] = useState<Entry | null>(null);
  const entry = open ?? masked;
  const { id, method, path, status, operation } = entry;
  const reveal = (): Promise<void> => attempt(async () => setOpen(await readSecrets(id)));
  return (
    <Detail
      panel="requests"
      title={
        <>
          <StatusBadge status={status} /> <Method method={method} />{' '}
          <span class="mono">{path}</span>
        </>
      }
    >
      <div class="actions">
        <Button icon="copy" onClick={() => attempt(() => copy(toCurl(entry), 'the curl command'))}>
          Copy as curl
        </Button>
        {operation && (
          <Button
            icon="copy"
            onClick={() =>
              attempt(async () => {
                const code = toTypeScript(entry, await loadApiDocument());
                await copy(code, 'the TypeScript');
              })
            }
          >
            Copy as TypeScript
          </Button>
        )}
        <Button
          icon="again"
          onClick={() => attempt(async () => sendAgain(await readSecrets(id)), 'Sent again')}
        >
          Send again
        </Button>
        <IconButton
          icon="eye"
          label={open ? 'Hide secrets' : 'Show secrets'}
          onClick={open ? () => setOpen(null) : reveal}
        />
      </div>
      <Summary entry={entry} />
      <Message title="Request" message={entry.request} onReveal={open ? undefined : reveal} />
      <Message title="Response" message={entry.response} onReveal={open ? undefined : reveal} />
    </Detail>
  );
}

function Summary({ entry }: { entry: Entry }) {
  const { time, duration, operation, fault, request } = entry;
  return (
    <Facts
      facts={[
        ['Time', formatDate(time)],
        ['Duration', formatDuration(duration)],
        [
          'Operation',
          operation ? <a href={linkTo('reference', operation)}>{operation}</a> : 'none',
        ],
        ['Fault', fault ? <Badge tone="violet">{fault}</Badge> : 'none'],
        ['User agent', request.headers['user-agent'] ?? 'none'],
      ]}
    />
  );
}

interface MessageProps {
  title: string;
  message: Entry['request'];
  onReveal: (() => unknown) | undefined;
}

function Message({ title, message: { headers, body, truncated }, onReveal }: MessageProps) {
  const names = Object.entries(headers);
  return (
    <>
      <Section
        title={`${title} body`}
        aside={body ? <CopyButton text={() => pretty(body)} what="the body" /> : undefined}
      >
        {body ? (
          <Code text={body} label={`${title} body`} onReveal={onReveal} />
        ) : (
          <p class="quiet">No body.</p>
        )}
        {truncated && <p class="quiet">The journal keeps the first 64 KiB of a body.</p>}
      </Section>
      <details class="section headers">
        <summary>
          {title} headers <span class="count">{names.length}</span>
        </summary>
        <Facts
          facts={names.map(([name, value]) => [
            name,
            onReveal && isMasked(value) ? (
              <MaskButton text={value} onReveal={onReveal} />
            ) : (
              <span class="mono">{value}</span>
            ),
          ])}
        />
      </details>
    </>
  );
}
