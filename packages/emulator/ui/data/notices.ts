import { signal } from '@preact/signals';

interface Notice {
  text: string;
  isError: boolean;
}

/** The message at the edge of the page, which screen readers announce. */
export const notice = signal<Notice | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(text: string, isError = false): void {
  notice.value = { text, isError };
  clearTimeout(timer);
  timer = setTimeout(() => (notice.value = null), isError ? 8000 : 3000);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Runs an action of the user and shows the error if it fails. */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<void> {
  try {
    await action();
    if (done) notify(done);
  } catch (error) {
    notify(messageOf(error), true);
  }
}

export function copy(text: string, what: string): Promise<void> {
  return attempt(() => navigator.clipboard.writeText(text), `Copied ${what}`);
}
