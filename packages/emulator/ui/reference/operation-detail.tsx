import { Method } from '../parts/badge.tsx';
import { Detail, Section } from '../parts/panel.tsx';
import { resolve, type Document, type Operation } from './document.ts';
import { Prose } from './prose.tsx';
import { Property, SchemaView } from './schema-view.tsx';
import { TryIt } from './try-it.tsx';

interface OperationProps {
  operation: Operation;
  document: Document;
  base: string;
}

export function OperationDetail({ operation, document, base }: OperationProps) {
  const { method, path, summary, description, parameters, body, responses } = operation;
  return (
    <Detail
      panel="reference"
      title={
        <>
          <Method method={method} />{' '}
          <span class="mono">
            {base}
            {path}
          </span>
        </>
      }
    >
      <Prose text={description ?? summary} />
      {!operation.isStream && <TryIt operation={operation} document={document} base={base} />}
      {parameters.length > 0 && (
        <Section title="Parameters">
          <ul class="schema">
            {parameters.map(({ name, in: place, required, description: text, schema }) => (
              <Property
                name={name}
                note={place}
                isRequired={required ?? false}
                schema={{ ...resolve(document, schema), ...(text && { description: text }) }}
                document={document}
                key={name}
              />
            ))}
          </ul>
        </Section>
      )}
      {body && (
        <Section title="Request body">
          <SchemaView schema={body} document={document} />
        </Section>
      )}
      <Section title="Responses">
        {responses.map(({ status, description: text, schema }) => (
          <details class="response" open={status.startsWith('2')} key={status}>
            <summary>
              <span class="mono">{status}</span> <Prose text={text} isInline />
            </summary>
            {schema && <SchemaView schema={schema} document={document} />}
          </details>
        ))}
      </Section>
    </Detail>
  );
}
