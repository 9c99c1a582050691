import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { copy } from '../data/notices.ts';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  icon?: IconName;
  kind?: 'primary' | 'plain' | 'danger';
  onClick?: () => unknown;
  type?: 'button' | 'submit';
  disabled?: boolean;
  children: ComponentChildren;
}

export function Button({ icon, kind, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button class={`button ${kind ?? ''}`} type={type} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button with an icon and no text. */
export function IconButton({
  icon,
  label,
  onClick,
}: {
  icon: IconName;
  label: string;
  onClick: () => unknown;
}) {
  return (
    <button class="icon-button" type="button" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

/** Copies a text, and shows a tick for a moment. */
export function CopyButton({ text, what }: { text: () => string; what: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <IconButton
      icon={isCopied ? 'check' : 'copy'}
      label={`Copy ${what}`}
      onClick={async () => {
        await copy(text(), what);
        setCopied(true);
        setTimeout(() => setCopied(false), 1500);
      }}
    />
  );
}
