import { jsonSchemaOf, problemsOf, type Problem } from './operations.ts';

/** The mistakes in the text of the editor, each with what to do about it. */
export function Problems({ operation, text }: { operation: string; text: string }) {
  const problems = jsonSchemaOf(operation) ? problemsIn(operation, text) : [];
  return (
    <div role="status" aria-label="Problems">
      <ul class="problems">
        {problems.map(({ path, message, severity }) => (
          <li key={path.join('.') + message} class={severity}>
            {path.length > 0 && <code>{path.join('.')}</code>} {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function problemsIn(operation: string, text: string): Problem[] {
  try {
    return problemsOf(operation, JSON.parse(text));
  } catch (error) {
    return [{ path: [], message: `Invalid JSON: ${(error as Error).message}`, severity: 'error' }];
  }
}
