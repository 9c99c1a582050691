import { wholeBody, type Entry } from '../data/entry.ts';

/** The headers to repeat. The browser sets the other headers itself, or does not allow them. */
const repeated =
  /^(?:accept|authorization|content-type|idempotency-key|openai-.+|x-(?!forwarded|real-ip).+)$/;

/** Sends the request of an entry once more. A reset connection is a result, not an error. */
export async function sendAgain({ method, path, request }: Entry): Promise<void> {
  const body = wholeBody(request);
  const headers = Object.entries(request.headers).filter(([name]) => repeated.test(name));
  // A path may begin with two slashes, which alone would be another host.
  await fetch(location.origin + path, {
    method,
    headers,
    ...(body && method !== 'GET' && { body }),
  }).catch(() => {});
}
