import type { ChatSession } from '@chatkit-sessions/types';
import { callApi } from '../data/api.ts';
import { attempt } from '../data/notices.ts';
import { read } from '../data/state.ts';
import { Badge } from '../parts/badge.tsx';
import { Button, CopyButton } from '../parts/button.tsx';
import { formatDate } from '../parts/format.ts';
import { Code } from '../parts/json.tsx';
import { Detail, Facts, Section } from '../parts/panel.tsx';
import { Secret } from '../parts/secret.tsx';
import { Admit } from './admit.tsx';
import { Remaining } from './remaining.tsx';

const tones = { active: 'green', expired: 'gray', cancelled: 'red' };

export function SessionDetail({ session }: { session: ChatSession }) {
  const { id, status, workflow, client_secret: secret } = session;
  const cancel = (): Promise<void> =>
    attempt(async () => {
      await callApi('POST', `/chatkit/sessions/${encodeURIComponent(id)}/cancel`);
      await read.sessions();
    }, 'Session cancelled');
  return (
    <Detail panel="sessions" title={<span class="mono">{id}</span>}>
      <div class="life">
        <Badge tone={tones[status]}>{status}</Badge>
        <Remaining session={session} />
        {status === 'active' && (
          <Button kind="danger" icon="close" onClick={cancel}>
            Cancel session
          </Button>
        )}
      </div>
      <Facts
        facts={[
          ['User', session.user],
          ['Workflow', <span class="mono">{workflow.id}</span>],
          ['Version', workflow.version ?? 'latest'],
          ['Tracing', workflow.tracing.enabled ? 'on' : 'off'],
          ['Expires', formatDate(session.expires_at * 1000)],
          ['Rate limit', `${session.rate_limits.max_requests_per_1_minute} requests a minute`],
          ['Client secret', <Secret value={secret} what="the client secret" key={secret} />],
        ]}
      />
      <Admit secret={secret} />
      {workflow.state_variables && (
        <Section title="State variables">
          <Code text={JSON.stringify(workflow.state_variables)} label="State variables" />
        </Section>
      )}
      <Section title="Configuration">
        <Configuration session={session} />
      </Section>
      <Section title="As JSON" aside={<CopyButton text={() => json(session)} what="the session" />}>
        <Code text={json({ ...session, client_secret: 'ek_•••' })} label="The session as JSON" />
      </Section>
    </Detail>
  );
}

function json(session: ChatSession): string {
  return JSON.stringify(session, null, 2);
}

function Configuration({ session }: { session: ChatSession }) {
  const { automatic_thread_titling, file_upload, history } = session.chatkit_configuration;
  const { max_files: files, max_file_size: size } = file_upload;
  return (
    <Facts
      facts={[
        ['Thread titles', automatic_thread_titling.enabled ? 'automatic' : 'off'],
        [
          'File upload',
          file_upload.enabled
            ? `${files ?? 'any number of'} files, ${size === null ? 'any size' : `${size} MB each`}`
            : 'off',
        ],
        [
          'History',
          history.enabled
            ? history.recent_threads === null
              ? 'every thread'
              : `the last ${history.recent_threads} threads`
            : 'off',
        ],
      ]}
    />
  );
}
