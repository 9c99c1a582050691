import type { StandardSchemaV1 } from '@standard-schema/spec';
import { Problem } from './problem.ts';

/** Reads and validates the request's JSON body. Returns undefined without a schema. */
export async function readInput<Input>(
  request: Request,
  schema: StandardSchemaV1<unknown, Input> | undefined,
  limit: number,
): Promise<Input | undefined> {
  if (request.bodyUsed) {
    if (!schema) return undefined;
    throw new TypeError(
      'The body was read before the session handler: mount the handler before body parsers such as express.json(), and do not read the body in user or limit.',
    );
  }
  const bytes = await readBytes(request, limit);
  if (!schema) return undefined;
  const result = await schema['~standard'].validate(parse(request, bytes));
  if (!result.issues) return result.value;
  throw new Problem(422, 'The body is invalid.', {
    members: { errors: toErrors(result.issues) },
  });
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLong = new Problem(413, `The body must not be longer than ${limit} bytes.`);
  if (Number(request.headers.get('content-length')) > limit) throw tooLong;
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > limit) throw tooLong;
      chunks.push(next.value);
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  } catch (error) {
    void reader.cancel().catch(() => {}); // The response does not depend on the rest of the body.
    if (error === tooLong) throw tooLong;
    throw new Problem(400, 'The body ended early.');
  }
}

function parse(request: Request, bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new Problem(415, 'The body must have the content type application/json.');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem(400, 'The body must be valid JSON.'); // The engine's message quotes the body.
  }
}

/** Converts issues to the format of RFC 9457, each with a JSON Pointer. */
function toErrors(
  issues: readonly StandardSchemaV1.Issue[],
): { detail: string; pointer: string }[] {
  return issues.map(({ message, path = [] }) => {
    const keys = path.map((step) => String(typeof step === 'object' ? step.key : step));
    return { detail: message, pointer: `#${keys.map(toStep).join('')}` };
  });
}

/** Encodes a step of a JSON Pointer for a URI fragment, which cannot hold half a surrogate pair. */
function toStep(key: string): string {
  const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
  return `/${encodeURIComponent(escaped.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
}
