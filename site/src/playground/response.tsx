import type { Outcome } from './call.ts';

/** The response to the last call. */
export function Response({ outcome }: { outcome: Outcome | undefined }) {
  if (!outcome)
    return (
      <p class="panel">Press Run. The emulator in this page responds; no request leaves it.</p>
    );
  return (
    <div class="panel">
      <div role="status">
        <h2 class={outcome.isError ? 'bad' : 'good'}>{outcome.title}</h2>
      </div>
      {outcome.headers && (
        <details>
          <summary>Headers</summary>
          <pre tabIndex={0}>{outcome.headers}</pre>
        </details>
      )}
      <pre class="body" tabIndex={0}>
        {outcome.body}
      </pre>
    </div>
  );
}
