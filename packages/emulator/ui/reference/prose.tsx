/** A description of an OpenAPI document: paragraphs, with code in backticks. */
export function Prose({ text, isInline = false }: { text: string; isInline?: boolean }) {
  if (isInline) return <span>{withCode(text)}</span>;
  return (
    <div class="prose">
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>{withCode(paragraph)}</p>
      ))}
    </div>
  );
}

function withCode(text: string) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));
}
