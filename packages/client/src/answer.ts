import { timeLeft, type Answer, type Call, type Operation } from './call.ts';
import { answerError, connectionError } from './failure.ts';
import { discard, within } from './limit.ts';
import { retryDelay } from './retry.ts';
import { check } from './validation.ts';
import { parseJSON } from './words.ts';

/**
 * Receives the answer to a request: the object or array that a success carries, with the request id as
 * a property that is not enumerated; null for a 204. Rejects for every other answer, if there are no
 * data, and if their validator refuses them. If the caller wants the response unread, it gives a
 * function that reads the data.
 */
export async function receive(
  call: Call,
  limit: AbortSignal,
  request: () => Response | Promise<Response>,
): Promise<unknown> {
  let answer: Answer;
  let isOk;
  try {
    answer = { response: await request(), text: undefined, reader: undefined };
    // Here, so that a `fetch` that gives no response fails as one.
    isOk = answer.response.ok;
  } catch (cause) {
    throw connectionError(call, cause);
  }
  // Nobody waits for it any more.
  if (limit.aborted) return void discard(answer);
  call.answer = answer;
  // Left unread where another attempt is to follow.
  if (!isOk && retryDelay(call) < timeLeft(call)) throw answerError(call);
  if (isOk && (call.isRaw ??= false)) return postpone(call, answer.response);
  answer.text = '';
  try {
    const { response } = answer;
    // A body may be none, or not shown as a stream of the web. That of a text is always one.
    const { body } = response.body?.getReader ? response : new Response(await response.text());
    answer.reader = (body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await answer.reader.read();
      if (done) break;
      answer.text += decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    // Lost after a success is lost: what the API has done is not known here.
    throw isOk ? connectionError(call, cause) : answerError(call, cause);
  }
  call.isWhole = isOk;
  const data = isOk && dataOf(answer, call.operation.noContent);
  if (typeof data !== 'object') throw answerError(call);
  // What has come when the limit was reached is no answer.
  if (call.settings.validators && !limit.aborted) await check(call, 'response', data);
  return data;
}

/** Reads the data of a response that was handed over, as by a call of their own; the same each time. */
function postpone(call: Call, response: Response): () => Promise<unknown> {
  let data: Promise<unknown> | undefined;
  return () => {
    const own = { ...call, isRaw: false, started: performance.now() };
    return (data ??= within(own, own.settings.timeout, (limit) =>
      receive(own, limit, () => response),
    ));
  };
}

function dataOf({ response, text }: Answer, noContent: Operation['noContent']): unknown {
  const isEmpty = response.status === 204 || noContent === 'always' || (noContent && !text?.trim());
  // A null in the body is no data.
  const data = isEmpty ? null : (parseJSON(text ?? '') ?? 0);
  const value = response.headers.get('x-request-id');
  return typeof data === 'object' && data
    ? Object.defineProperty(data, '_request_id', { value })
    : data;
}
