import { useState } from 'preact/hooks';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import { callApi } from '../data/api.ts';
import { notify } from '../data/notices.ts';
import { goTo } from '../data/route.ts';
import { read } from '../data/state.ts';
import { Check, Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Detail } from '../parts/panel.tsx';

const initial = {
  user: 'user_1',
  workflow: 'wf_1',
  version: '',
  seconds: '600',
  rate: '10',
  variables: '',
  titles: true,
  history: true,
  upload: false,
};

type Values = typeof initial;

/** Reads the form without its blank fields. Throws for state variables that are not JSON. */
function toParams(values: Values): SessionCreateParams {
  const { user, workflow: id, version, variables } = values;
  return {
    user,
    workflow: {
      id,
      ...(version && { version }),
      ...(variables && { state_variables: readVariables(variables) }),
    },
    chatkit_configuration: {
      automatic_thread_titling: { enabled: values.titles },
      history: { enabled: values.history },
      file_upload: { enabled: values.upload },
    },
    expires_after: { anchor: 'created_at', seconds: Number(values.seconds) },
    rate_limits: { max_requests_per_1_minute: Number(values.rate) },
  };
}

function readVariables(text: string): Record<string, string> {
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch (cause) {
    throw new Error('State variables must be a JSON object, such as {"plan": "pro"}.', { cause });
  }
}

export function CreateSession() {
  const [values, setValues] = useState(initial);
  const set = (name: keyof Values) => (value: string | boolean) =>
    setValues((before) => ({ ...before, [name]: value }));
  const create = async (): Promise<void> => {
    const params = toParams(values);
    const { id } = await callApi<ChatSession>('POST', '/chatkit/sessions', params);
    await read.sessions();
    goTo('sessions', id);
    notify('Session created');
  };
  return (
    <Detail panel="sessions" title="Create session">
      <Form submit="Create session" onSubmit={create}>
        <Field label="User" value={values.user} onValue={set('user')} required />
        <Field label="Workflow" value={values.workflow} onValue={set('workflow')} required mono />
        <Field
          label="Version"
          value={values.version}
          onValue={set('version')}
          hint="Blank for the latest."
        />
        <div class="pair">
          <Field
            label="Lifetime in seconds"
            type="number"
            min={1}
            max={600}
            value={values.seconds}
            onValue={set('seconds')}
            required
          />
          <Field
            label="Requests a minute"
            type="number"
            min={1}
            value={values.rate}
            onValue={set('rate')}
            required
          />
        </div>
        <Field
          label="State variables"
          value={values.variables}
          onValue={set('variables')}
          hint='A JSON object, such as {"plan": "pro"}.'
          lines={2}
          mono
        />
        <fieldset class="checks">
          <legend>Features</legend>
          <Check label="Automatic titles" checked={values.titles} onValue={set('titles')} />
          <Check label="History" checked={values.history} onValue={set('history')} />
          <Check label="File upload" checked={values.upload} onValue={set('upload')} />
        </fieldset>
      </Form>
    </Detail>
  );
}
