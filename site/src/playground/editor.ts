import { autocompletion } from '@codemirror/autocomplete';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { linter, type Diagnostic } from '@codemirror/lint';
import { basicSetup, EditorView } from 'codemirror';
import { completeFrom } from './completion.ts';
import { rangeOf } from './json-tree.ts';
import { jsonSchemaOf, problemsOf } from './operations.ts';

interface EditorOptions {
  parent: HTMLElement;
  text: string;
  operation: string;
  onChange(text: string): void;
}

const syntaxErrors = jsonParseLinter();

/**
 * Creates an editor that completes and validates by the schema of an operation. Returns a function
 * that removes the editor.
 */
export function createEditor({ parent, text, operation, onChange }: EditorOptions): () => void {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      basicSetup,
      json(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Parameters, as JSON' }),
      autocompletion({ override: [completeFrom(jsonSchemaOf(operation))] }),
      linter((view) => diagnose(view, operation), { delay: 150 }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ],
  });
  return () => view.destroy();
}

function diagnose(view: EditorView, operation: string): Diagnostic[] {
  const broken = syntaxErrors(view);
  if (broken.length > 0) return broken;
  const params: unknown = JSON.parse(view.state.doc.toString());
  return problemsOf(operation, params).map(({ message, path, severity }) => ({
    ...rangeOf(view.state, path),
    message,
    severity,
  }));
}
