import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { messageOf } from '../data/notices.ts';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

interface FormProps {
  /** The text of the button that submits. */
  submit: string;
  icon?: IconName;
  class?: string;
  /** Runs once at a time. The form shows its error. */
  onSubmit: () => Promise<unknown>;
  /** Buttons beside the one that submits. */
  others?: ComponentChildren;
  children: ComponentChildren;
}

/** A form that shows its error beside its button. */
export function Form({ submit, icon, class: kind = '', onSubmit, others, children }: FormProps) {
  const [error, setError] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    setError('');
    try {
      await onSubmit();
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class={`form ${kind}`}
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void run();
      }}
    >
      {children}
      <div class="submit">
        {error && (
          <p class="outcome bad" role="alert">
            {error}
          </p>
        )}
        <div class="actions">
          <Button kind="primary" icon={icon} type="submit">
            {submit}
          </Button>
          {others}
        </div>
      </div>
    </form>
  );
}
