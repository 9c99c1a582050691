import { useEffect, useRef } from 'preact/hooks';
import { keyRequest } from '../data/api.ts';
import { Button } from './button.tsx';

/** Asks for an API key when the emulator rejects the current one. */
export function KeyDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = keyRequest.value !== null;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} aria-labelledby="key-title" onClose={() => keyRequest.value?.(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const field = event.currentTarget.elements.namedItem('key') as HTMLInputElement;
          keyRequest.value?.(field.value);
        }}
      >
        <h2 id="key-title">API key</h2>
        <p>This emulator accepts only the keys that it was started with.</p>
        <label class="field">
          <span>Key</span>
          <input name="key" type="password" class="mono" required autocomplete="off" />
        </label>
        <div class="actions">
          <Button onClick={() => keyRequest.value?.(null)}>Cancel</Button>
          <Button kind="primary" type="submit">
            Use this key
          </Button>
        </div>
      </form>
    </dialog>
  );
}
