import { withTimeout } from '../timeout.ts';
import { invalidJson } from './json.ts';
import { Refusal } from './refusal.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The limits of a request body. */
export interface BodyLimits {
  /** The largest body, in bytes. */
  bodyLimit: number;
  /** The longest time that the body may take, in milliseconds. */
  timeout: number;
}

/**
 * Reads a JSON body as text. Throws a Refusal: 415 for another content type, 413 for a body that is
 * too large, 408 for one that is too slow, 400 for one that breaks off or is not UTF-8.
 */
export async function readJsonText(request: Request, limits: BodyLimits): Promise<string> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal(415, 'The header Content-Type must be application/json.');
  }
  const bytes = await readBytes(request, limits);
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalidJson();
  }
}

async function readBytes(
  request: Request,
  { bodyLimit, timeout }: BodyLimits,
): Promise<Uint8Array> {
  const length = request.headers.get('content-length');
  const refuseSize = (): Refusal =>
    new Refusal(413, `The body of the request is larger than ${bodyLimit} bytes.`);
  if (Number(length) > bodyLimit) throw refuseSize();
  const reader = length === null ? request.body?.getReader() : undefined;
  const readAll = async (): Promise<Uint8Array> => {
    // HTTP holds a body to its announced length. On Node this is twice as fast as a stream.
    if (!reader) return new Uint8Array(await request.arrayBuffer());
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > bodyLimit) throw refuseSize();
      chunks.push(next.value);
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  };
  try {
    return await withTimeout(
      readAll(),
      timeout,
      () => new Refusal(408, `The body of the request took over ${timeout} ms.`),
    );
  } catch (error) {
    void reader?.cancel().catch(() => {}); // The response does not depend on the rest of the body.
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'The body of the request broke off.');
  }
}
