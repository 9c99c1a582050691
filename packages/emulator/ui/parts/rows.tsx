import type { ComponentChildren } from 'preact';

/** The entries that a list shows at most; more would make the page slow. */
export const shownAtMost = 250;

interface RowsProps {
  /** How many entries there are. Defaults to as many as are shown. */
  total?: number;
  children: ComponentChildren;
}

/** A list of links, which the arrow keys go through. */
export function Rows({ total = 0, children }: RowsProps) {
  return (
    <>
      <ul class="rows" onKeyDown={moveFocus}>
        {children}
      </ul>
      {total > shownAtMost && (
        <p class="quiet more">
          The newest {shownAtMost} of {total}.
        </p>
      )}
    </>
  );
}

function moveFocus(event: KeyboardEvent): void {
  const item = (event.target as Element).closest('li');
  const next = {
    ArrowDown: item?.nextElementSibling,
    ArrowUp: item?.previousElementSibling,
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.querySelector('a')?.focus();
}
