import { useState } from 'preact/hooks';
import { CopyButton } from './button.tsx';
import { Icon } from './icon.tsx';

/** A secret, masked until its button is clicked. */
export function Secret({ value, what }: { value: string; what: string }) {
  const [isShown, setShown] = useState(false);
  return (
    <span class="secret">
      <button type="button" class="mask mono" onClick={() => setShown(!isShown)}>
        {isShown ? value : `${value.slice(0, 3)}••••••••••••`}
        <span class="hidden">
          : {isShown ? 'hide' : 'show'} {what}
        </span>
        <Icon name="eye" />
      </button>
      <CopyButton text={() => value} what={what} />
    </span>
  );
}
