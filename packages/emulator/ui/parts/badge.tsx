/** The color of an HTTP status: null is a connection that was reset. */
function toneOf(status: number | null): string {
  if (status === null || status >= 500) return 'red';
  if (status >= 400) return 'amber';
  return 'green';
}

export function StatusBadge({ status }: { status: number | null }) {
  return <Badge tone={toneOf(status)}>{status ?? 'reset'}</Badge>;
}

export function Badge({ tone, children }: { tone: string; children: string | number }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

export function Method({ method }: { method: string }) {
  return <span class={`method ${method.toLowerCase()}`}>{method}</span>;
}
