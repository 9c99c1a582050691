import type { Entry } from '../data/entry.ts';

/** The headers to repeat. The browser sets the others itself, or must not send them. */
const repeated =
  /^(?:accept|authorization|content-type|idempotency-key|openai-.+|x-(?!forwarded|real-ip).+)$/;

/** Sends the request of an entry once more. A reset connection is a result, not an error. */
export async function sendAgain({ method, path, request }: Entry): Promise<void> {
  if (request.truncated) throw new Error('The journal has only a part of the body.');
  const headers = Object.entries(request.headers).filter(([name]) => repeated.test(name));
  await fetch(path, {
    method,
    headers,
    ...(request.body && method !== 'GET' && { body: request.body }),
  }).catch(() => {});
}
