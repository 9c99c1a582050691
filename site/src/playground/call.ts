import type { Emulator } from '@chatkit-sessions/emulator';
import type { SpecOperation } from '../../pages/openapi.ts';
import type { Call } from '../samples.ts';
import type { Case } from './link.ts';
import { jsonSchemaOf, operations, pathParameter } from './operations.ts';

/** The response to a call, or the reason why there is none. */
export interface Outcome {
  title: string;
  isError: boolean;
  headers: string;
  body: string;
}

/** Returns the call that a case describes. Its parameters are empty while the text is no object. */
export function callOf(given: Omit<Case, 'steps'>): Call {
  const found =
    operations.find(({ operation }) => operation === given.operation) ??
    (operations[0] as SpecOperation);
  const { operation, method, path, hasBody } = found;
  const parameter = pathParameter(found);
  const params = jsonSchemaOf(operation) ? parse(given.params) : {};
  const isEmpty = !hasBody && Object.keys(params).length === 0;
  return {
    operation,
    method,
    hasBody,
    path: parameter ? path.replace(`{${parameter}}`, encodeURIComponent(given.id)) : path,
    pathParameters: parameter ? [given.id] : [],
    ...(!isEmpty && { params }),
  };
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Sends a call to the emulator, with the text of the editor as its body. */
export async function send(emulator: Emulator, call: Call, text: string): Promise<Outcome> {
  const query = call.hasBody
    ? ''
    : `?${new URLSearchParams(call.params as Record<string, string>)}`;
  try {
    const response = await emulator.fetch(`https://api.openai.com/v1${call.path}${query}`, {
      method: call.method,
      headers: {
        authorization: 'Bearer any-key',
        'openai-beta': 'chatkit_beta=v1',
        ...(call.hasBody && { 'content-type': 'application/json' }),
      },
      ...(call.hasBody && { body: text }),
    });
    return {
      title: `${response.status} ${call.operation}`,
      isError: !response.ok,
      headers: [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n'),
      body: pretty(await response.text()),
    };
  } catch (error) {
    return {
      title: `No response to ${call.operation}`,
      isError: true,
      headers: '',
      body: String(error),
    };
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
