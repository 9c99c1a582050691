import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  PermissionDeniedError,
  RateLimitError,
} from '@chatkit-sessions/client';
import type { Connection } from '../cli/connect.ts';
import { fail, ok, warn, type Check } from './check.ts';

const check = 'api';

/** The check of the API, and the headers of its response. */
export interface Reached {
  check: Check;
  headers: Headers | undefined;
}

/** Checks that the API responds and accepts the key. Reads one thread and changes nothing. */
export async function reachApi({ client, signal, baseURL }: Connection): Promise<Reached> {
  try {
    const { response } = await client.threads.list({ limit: 1 }, { signal }).withResponse();
    return {
      check: ok(check, `${baseURL} responds and accepts the key.`),
      headers: response.headers,
    };
  } catch (error) {
    if (!(error instanceof APIError) || signal.aborted) throw error;
    // The cause of a deadline error is the last error response, which says more.
    const last = error.cause instanceof APIError ? error.cause : error;
    return { check: explain(last, baseURL), headers: last.headers };
  }
}

function explain(error: APIError, baseURL: string): Check {
  const { message, status } = error;
  if (error instanceof AuthenticationError) {
    const remedy =
      'Create a new key in the project that owns the workflow, and set OPENAI_API_KEY.';
    return fail(check, `The API rejects the key: ${message}`, remedy);
  }
  if (error instanceof PermissionDeniedError) {
    const remedy = 'Give the key write access to ChatKit, or use a key without restrictions.';
    return warn(check, `The key is not allowed to list threads: ${message}`, remedy);
  }
  if (error instanceof RateLimitError) {
    const remedy = 'Wait, then look at the limits and the credit of the organization.';
    return fail(check, `The API limits requests: ${message}`, remedy);
  }
  if (error instanceof APIConnectionTimeoutError) {
    const remedy = 'Check the network, or raise --timeout.';
    return fail(check, `${baseURL} did not respond in time.`, remedy);
  }
  if (error instanceof APIConnectionError && status === undefined) {
    const remedy = 'Check the network, the proxy, and --base-url or OPENAI_BASE_URL.';
    return fail(check, `${baseURL} cannot be reached: ${message}`, remedy);
  }
  if (status === 404 || (status !== undefined && status < 400)) {
    const remedy = 'Check --base-url or OPENAI_BASE_URL: it ends in /v1.';
    return fail(check, `${baseURL} is not the API: ${message}`, remedy);
  }
  const remedy = 'Try again, and look at https://status.openai.com.';
  return fail(check, `The API failed: ${message}`, remedy);
}
