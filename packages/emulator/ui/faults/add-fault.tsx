import { useEffect, useState } from 'preact/hooks';
import type { Fault } from '../../src/faults/schema.ts';
import { control } from '../data/control.ts';
import { attempt, messageOf, notify } from '../data/notices.ts';
import { faults } from '../data/state.ts';
import { Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Detail } from '../parts/panel.tsx';
import { controlDocument, loadControlDocument, type Schema } from '../reference/document.ts';
import { readValues, SchemaFields, type Values } from './schema-fields.tsx';

export async function addFault(fault: unknown): Promise<void> {
  const body = { faults: [fault] };
  try {
    faults.value = (await control<{ faults: Fault[] }>('POST', '/faults', body)).faults;
  } catch (cause) {
    // The form has one fault, so the message must not name a list.
    throw new Error(messageOf(cause).replace('faults.0.', ''), { cause });
  }
  notify('Fault added');
}

/** A form made from the schema of a fault in the OpenAPI document of the control API. */
export function AddFault() {
  const [values, setValues] = useState<Values>({});
  useEffect(() => void attempt(loadControlDocument), []);
  const schema = controlDocument.value?.components?.['schemas']?.['Fault'] as Schema | undefined;
  return (
    <Detail panel="faults" title="Add fault">
      <p class="quiet">
        Each call takes the first pending fault that names its operation. Leave a field blank for
        its default.
      </p>
      {schema && (
        <Form
          submit="Add fault"
          class="paired"
          onSubmit={async () => addFault(readValues(schema, values))}
          others={<Button onClick={() => setValues({})}>Clear the form</Button>}
        >
          <SchemaFields
            schema={schema}
            values={values}
            onValue={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
          />
        </Form>
      )}
    </Detail>
  );
}
