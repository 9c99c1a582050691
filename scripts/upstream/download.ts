/** The limit in bytes. The vendor's document has about three megabytes. */
const limit = 64 * 1024 * 1024;

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** Downloads a text. Throws an error with the URL and the cause if the download fails. */
export async function download(url: string, seconds: number): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(seconds * 1000) });
    if (!response.ok) throw new Error(`the response is ${response.status} ${response.statusText}`);
    return await readText(response);
  } catch (error) {
    const { name, message, cause } = error as Error;
    const reason = name === 'TimeoutError' ? `it took longer than ${seconds} s` : message;
    // The message of fetch is only "fetch failed". The reason is in the cause.
    const more = cause instanceof Error ? ` (${cause.message})` : '';
    throw new Error(`${url} cannot be read: ${reason}${more}.`, { cause: error });
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new Error(`it is larger than ${limit / 1024 / 1024} MB`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
