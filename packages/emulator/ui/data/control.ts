/** The address of the API that the emulator serves, for `OPENAI_BASE_URL`. */
export const baseURL = `${location.origin}/v1`;

/** Sends a request. Rejects with a message to show if the emulator does not respond. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new Error('No response: the connection was reset, or the emulator is not running.', {
      cause,
    });
  }
}

/** Calls the control API. Rejects with the message of its error. */
export async function control<Result>(
  method: string,
  path: string,
  body?: unknown,
): Promise<Result> {
  const response = await send(`/_emulator${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return readResponse<Result>(response);
}

/** Reads a JSON response, or nothing for a 204. Rejects with the message of an error response. */
export async function readResponse<Result>(response: Response): Promise<Result> {
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : undefined) as Result;
  throw new Error(errorMessage(text) ?? `The emulator responded with ${response.status}.`);
}

function errorMessage(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message;
  } catch {
    return undefined;
  }
}
