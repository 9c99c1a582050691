/** A document of the vendor's has three megabytes; what is this large is something else. */
const limit = 64 * 1024 * 1024;

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** Fetches a text. Throws, with the address and the cause, for anything but a whole answer of 2xx. */
export async function download(url: string, seconds: number): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(seconds * 1000) });
    if (!response.ok) throw new Error(`the answer is ${response.status} ${response.statusText}`);
    return await textOf(response);
  } catch (error) {
    throw new Error(`${url} cannot be read: ${reasonOf(error, seconds)}.`, { cause: error });
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new Error(`it has more than ${limit / 1024 / 1024} MB`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** fetch says no more than "fetch failed"; what failed is in the cause. */
function reasonOf(error: unknown, seconds: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `it took longer than ${seconds} s`;
  const { cause } = error;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}
