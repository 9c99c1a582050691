import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { PastThreads } from './past-threads.tsx';
import { getClientSecret, signIn, signOut, tryAgain, useSession, type Session } from './session.ts';
import { usePastThreads } from './threads.ts';

const labels: Record<Session['status'], string> = {
  new: 'No session yet',
  asking: 'Requesting a session…',
  live: 'Session live',
  offline: 'Offline: reconnects by itself',
  'signed out': 'Signed out',
  unavailable: 'The chat is not available',
};

/** Shows a chat with the status of its session above. */
export function App(): ReactNode {
  const { status, expiresAt } = useSession();
  return (
    <main>
      <header>
        <h1>Support</h1>
        <p role="status" data-status={status}>
          {labels[status]}
          {expiresAt !== undefined && ` until ${new Date(expiresAt * 1000).toLocaleTimeString()}`}
        </p>
      </header>
      {status === 'signed out' && <SignIn />}
      {status === 'unavailable' && (
        <section>
          <p>Something went wrong on our side.</p>
          <button onClick={tryAgain}>Try again</button>
        </section>
      )}
      {status !== 'signed out' && status !== 'unavailable' && <Chat />}
      {status !== 'signed out' && status !== 'new' && (
        <footer>
          <button className="quiet" onClick={() => void signOut()}>
            Sign out
          </button>
        </footer>
      )}
    </main>
  );
}

function Chat(): ReactNode {
  const [isReady, setReady] = useState(false);
  const [failure, setFailure] = useState('');
  const [threadId, setThreadId] = useState<string | null>(null);
  const past = usePastThreads();
  const { control, ...chat } = useChatKit({
    api: { getClientSecret },
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    history: { enabled: false }, // The page has a list of its own.
    onReady: () => setReady(true),
    onError: ({ error }) => setFailure(error.message),
    onResponseStart: () => setFailure(''),
    onThreadChange: (change) => {
      setThreadId(change.threadId);
      const isListed = past.threads.some(({ id }) => id === change.threadId);
      if (change.threadId && !isListed) void past.reload();
    },
  });
  return (
    <div className="columns">
      <div className="column">
        <ChatKit control={control} className="chat" data-ready={String(isReady)} />
        {failure && (
          <p className="failure" role="alert">
            {failure}
          </p>
        )}
      </div>
      <PastThreads
        past={past}
        current={threadId}
        onOpen={(id) => void chat.setThreadId(id)}
        onDeleted={(id) => void (id === threadId && chat.setThreadId(null))}
      />
    </div>
  );
}

function SignIn(): ReactNode {
  const [name, setName] = useState('');
  const [isRefused, setRefused] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setRefused(!(await signIn(name)));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        Your name
        <input
          value={name}
          onChange={({ target }) => setName(target.value)}
          required
          maxLength={40}
          autoFocus
        />
      </label>
      <button>Sign in</button>
      {isRefused && <p role="alert">That did not work. Try again.</p>}
    </form>
  );
}
