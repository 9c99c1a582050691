import { useState } from 'preact/hooks';
import type { ChatKitThread } from '@chatkit-sessions/types';
import { control } from '../data/control.ts';
import { attempt } from '../data/notices.ts';
import { linkTo } from '../data/route.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/panel.tsx';

interface Admission {
  ok: boolean;
  reason?: string;
  retry_after?: number;
  thread?: ChatKitThread;
  reply?: string;
}

const reasons: Record<string, string> = {
  unknown: 'the secret is unknown',
  expired: 'the session has expired',
  cancelled: 'the session was cancelled',
  rate_limited: 'the session has used up its requests of this minute',
  thread_unknown: 'the thread does not exist',
  thread_locked: 'the thread is locked',
  thread_closed: 'the thread is closed',
};

/** Uses a session as the hosted chat does: sends a message of the user, or only checks the secret. */
export function Admit({ secret }: { secret: string }) {
  const [text, setText] = useState('');
  const [thread, setThread] = useState<string | undefined>();
  const [admission, setAdmission] = useState<Admission | null>(null);
  const admit = (message?: object): Promise<void> =>
    attempt(async () => {
      const body = { client_secret: secret, ...(message && { message }) };
      const result = await control<Admission>('POST', '/admit', body);
      setAdmission(result);
      if (!result.ok || !message) return;
      setText('');
      setThread(result.thread?.id);
    });
  return (
    <Section title="Chat with this session">
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          void admit({ text, ...(thread && { thread_id: thread }) });
        }}
      >
        <input
          aria-label="Message"
          placeholder={thread ? 'Continue this thread' : 'Write a message as the user'}
          required
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button kind="primary" icon="send" type="submit">
          Send
        </Button>
        <Button onClick={() => admit()}>Check only</Button>
      </form>
      <div role="status">{admission && <Outcome admission={admission} />}</div>
    </Section>
  );
}

function Outcome({ admission }: { admission: Admission }) {
  const { ok, reason = '', retry_after: wait, thread, reply } = admission;
  if (!ok) {
    const later = wait === undefined ? '' : ` Try again in ${wait} s.`;
    return (
      <p class="outcome bad">
        Rejected: {reasons[reason] ?? reason}.{later}
      </p>
    );
  }
  return (
    <p class="outcome good">
      Admitted.{reply && ` ${reply} `}
      {thread && <a href={linkTo('threads', thread.id)}>Open the thread</a>}
    </p>
  );
}
