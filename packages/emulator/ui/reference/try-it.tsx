import { useState } from 'preact/hooks';
import { apiHeaders, apiKey } from '../data/api.ts';
import { send } from '../data/control.ts';
import { StatusBadge } from '../parts/badge.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { formatDuration } from '../parts/format.ts';
import { Code } from '../parts/json.tsx';
import { Section } from '../parts/panel.tsx';
import type { Document, Operation } from './document.ts';
import { sample } from './sample.ts';

interface Result {
  status: number;
  duration: number;
  body: string;
}

interface TryItProps {
  operation: Operation;
  document: Document;
  base: string;
}

/** Sends a request of the operation to this emulator and shows the response. */
export function TryIt({ operation, document, base }: TryItProps) {
  const { method, path, parameters, body } = operation;
  const [values, setValues] = useState<Record<string, string>>({});
  const [text, setText] = useState(() =>
    body ? JSON.stringify(sample(body, document), null, 2) : '',
  );
  const [result, setResult] = useState<Result | null>(null);
  const [isShown, setShown] = useState(false);
  const isApi = base !== '';
  const run = async (): Promise<void> => {
    const started = performance.now();
    const response = await send(base + toTarget(path, parameters, values), {
      method,
      headers: { ...(isApi && apiHeaders()), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: text }),
    });
    const received = await response.text();
    setShown(false);
    setResult({ status: response.status, duration: performance.now() - started, body: received });
  };
  return (
    <Section title="Try it">
      <Form submit="Send" icon="send" class="try" onSubmit={run}>
        {parameters.map(({ name, required }) => (
          <Field
            label={name}
            value={values[name] ?? ''}
            onValue={(value) => setValues((before) => ({ ...before, [name]: value }))}
            required={required}
            mono
            key={name}
          />
        ))}
        {body && <Field label="Body" value={text} onValue={setText} lines={6} mono />}
        {isApi && (
          <Field
            label="API key"
            type="password"
            value={apiKey.value}
            onValue={(key) => (apiKey.value = key)}
            mono
          />
        )}
      </Form>
      <div role="status">
        {result && (
          <div class="result">
            <p>
              <StatusBadge status={result.status} />{' '}
              <span class="number">{formatDuration(result.duration)}</span>
            </p>
            {result.body && (
              <Code
                text={isShown ? result.body : maskSecrets(result.body)}
                label="Response body"
                onReveal={isShown ? undefined : () => setShown(true)}
              />
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

function maskSecrets(json: string): string {
  return json.replace(/("client_secret"\s*:\s*")[^"]+/g, '$1***');
}

/** Returns the path and query of a request. Leaves out blank query parameters. */
function toTarget(
  path: string,
  parameters: Operation['parameters'],
  values: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams();
  for (const { name, in: place } of parameters) {
    const value = values[name];
    if (place === 'query' && value) query.set(name, value);
  }
  const filled = path.replace(/\{(.+?)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  return query.size > 0 ? `${filled}?${query}` : filled;
}
