import type { Answer, Call, Data } from './call.ts';
import { abortError, answerError, connectionError } from './failure.ts';
import { check } from './validation.ts';
import { parseJSON } from './words.ts';

/**
 * The object or array that a success carries, with the request id as a property that is not
 * enumerated; null for a 204. Rejects for every other answer, if there are no data, and if their
 * validator refuses them.
 */
export async function read(call: Call, answer: Answer): Promise<Data> {
  const { response } = answer;
  const { ok, status, headers } = response;
  let text = (answer.text = '');
  try {
    // A body may be none, or not shown as a stream of the web. That of a text is always one.
    const { body } = response.body?.getReader ? response : new Response(await response.text());
    const reader = (answer.reader = (body as ReadableStream<Uint8Array>).getReader());
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text = answer.text += decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    if (call.settings.signal?.aborted) throw abortError(call);
    // Lost after a success is lost: what the API has done is not known here.
    throw ok ? connectionError(call, cause) : answerError(call, cause);
  }
  // A null in the body is no data.
  const data = status === 204 ? null : (parseJSON(text) ?? 0);
  if (!ok || typeof data !== 'object') throw answerError(call);
  if (call.settings.validators) await check(call, 'response', data);
  return data && Object.defineProperty(data, '_request_id', { value: headers.get('x-request-id') });
}
