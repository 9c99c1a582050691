/** What a client is constructed with. Everything has a default. */
export interface ChatKitOptions {
  /** The API key of the project that owns the workflow. Default: `OPENAI_API_KEY`. */
  apiKey?: string | undefined;
  /** Where the API is. Default: `OPENAI_BASE_URL`, else `https://api.openai.com/v1`. */
  baseURL?: string | undefined;
  /** Makes the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** What one call may set for itself. */
export interface RequestOptions {
  /** Ends the call when it is aborted. */
  signal?: AbortSignal | undefined;
}

/** Reads a variable where there is an environment; blank counts as unset. */
export function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as {
    process?: { env?: Record<string, string | undefined> };
  };
  return process?.env?.[name]?.trim() || undefined;
}
