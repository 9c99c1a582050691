import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { goTo, linkTo } from '../data/route.ts';
import { CopyButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

interface PanelProps {
  title: string;
  /** Buttons and fields beside the title. */
  actions?: ComponentChildren;
  /** The detail that is open beside the list. */
  detail?: ComponentChildren;
  children: ComponentChildren;
}

/** A panel with its title, and beside its list the detail that is open. */
export function Panel({ title, actions, detail, children }: PanelProps) {
  return (
    <main class="panel" data-open={Boolean(detail)} aria-label={title}>
      <div class="list-side">
        <header class="panel-head">
          <h2>{title}</h2>
          <div class="actions">{actions}</div>
        </header>
        <div class="panel-body">{children}</div>
      </div>
      {detail}
    </main>
  );
}

interface DetailProps {
  /** The panel to return to. */
  panel: string;
  title: ComponentChildren;
  children: ComponentChildren;
}

/** One entry of a list in full. Gets the focus when it opens. Escape closes it. */
export function Detail({ panel, title, children }: DetailProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    const { hash } = location;
    return () => requestAnimationFrame(() => focusLink(hash));
  }, []);
  return (
    <section
      class="detail"
      aria-labelledby="detail-title"
      onKeyDown={({ key, target }) => {
        if (key === 'Escape' && !(target instanceof HTMLDialogElement)) goTo(panel);
      }}
    >
      <header class="detail-head">
        <h2 id="detail-title" tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <a class="icon-button" href={linkTo(panel)} aria-label="Close" title="Close (Esc)">
          <Icon name="close" />
        </a>
      </header>
      <div class="detail-body">{children}</div>
    </section>
  );
}

/** Returns the focus to the link that opened a detail, unless another one is open. */
function focusLink(href: string): void {
  if (document.querySelector('.detail')) return;
  document.querySelector<HTMLElement>(`.list-side a[href="${CSS.escape(href)}"]`)?.focus();
}

/** A block of a detail with a title. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="section">
      <header>
        <h3>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** Shown in an empty panel, with what to do next. */
export function Empty({
  icon,
  title,
  children,
}: {
  icon: IconName;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} />
      </span>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** Lines to copy into a shell or a program. */
export function Snippet({ text, what }: { text: string; what: string }) {
  return (
    <div class="snippet">
      <pre tabIndex={0} role="region" aria-label={what}>
        <code>{text}</code>
      </pre>
      <CopyButton text={() => text} what={what} />
    </div>
  );
}

/** Names with their values. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
