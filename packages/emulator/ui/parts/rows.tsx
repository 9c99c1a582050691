import type { ComponentChildren } from 'preact';

/** The largest number of entries in a list. More would make the page slow. */
export const shownAtMost = 250;

interface RowsProps {
  /** The number of all entries. Defaults to the number of shown entries. */
  total?: number;
  children: ComponentChildren;
}

/** A list of links. The arrow keys move through it. */
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
