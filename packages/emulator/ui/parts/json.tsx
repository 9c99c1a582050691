import type { ComponentChildren } from 'preact';

/** Whether the emulator masked a text. */
export function isMasked(text: string): boolean {
  return text.includes('***');
}

/** Returns a JSON text with line breaks, or the text itself if it is not JSON. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

interface CodeProps {
  text: string;
  label: string;
  /** Called when a masked value is clicked. */
  onReveal?: (() => unknown) | undefined;
}

/** A text in a fixed-width font, with the colors of JSON. */
export function Code({ text, label, onReveal }: CodeProps) {
  return (
    // Scrolls sideways, so the keyboard must reach it.
    <pre class="code" tabIndex={0} role="region" aria-label={label}>
      <code>{highlight(pretty(text), onReveal)}</code>
    </pre>
  );
}

function highlight(text: string, onReveal: CodeProps['onReveal']): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  if (!/^\s*[[{"]/.test(text)) return [text];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (string && colon !== undefined) {
      parts.push(<span class="key">{string}</span>, colon);
    } else if (string && onReveal && isMasked(string)) {
      parts.push(<MaskButton text={string} onReveal={onReveal} />);
    } else {
      parts.push(<span class={string ? 'string' : 'literal'}>{whole}</span>);
    }
  }
  parts.push(text.slice(end));
  return parts;
}

/** A masked value. A click shows it. */
export function MaskButton({ text, onReveal }: { text: string; onReveal: () => unknown }) {
  return (
    <button type="button" class="mask mono" title="Show the secrets" onClick={onReveal}>
      {text}
      <span class="hidden"> (masked: show)</span>
    </button>
  );
}
