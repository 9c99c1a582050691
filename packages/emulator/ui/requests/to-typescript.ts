import { wholeBody, type Entry } from '../data/entry.ts';
import { decode } from '../data/route.ts';
import { listOperations, resolve, type Document } from '../reference/document.ts';

/** Returns the request as a call of `@chatkit-sessions/client`. */
export function toTypeScript({ path, operation, request }: Entry, document: Document): string {
  const described = listOperations(document).find(({ id }) => id === operation);
  if (!described) throw new Error(`The API has no operation ${operation}.`);
  const [pathname = '', query = ''] = path.split('?');
  const sent = pathname.split('/').slice(-described.path.split('/').length + 1);
  const args = described.path
    .split('/')
    .slice(1)
    .flatMap((part, at) => (part.startsWith('{') ? [toLiteral(decode(sent[at] ?? ''))] : []));
  const params = toParams(wholeBody(request));
  for (const [name, value] of new URLSearchParams(query)) {
    const parameter = described.parameters.find((each) => each.name === name);
    const type = parameter && resolve(document, parameter.schema).type;
    params[name] = type === 'integer' || type === 'number' ? Number(value) : value;
  }
  if (Object.keys(params).length > 0) args.push(toLiteral(params));
  const key = request.headers['idempotency-key'];
  if (key) {
    const takesParams = described.body || described.parameters.some((each) => each.in === 'query');
    if (takesParams && Object.keys(params).length === 0) args.push('{}');
    args.push(toLiteral({ idempotencyKey: key }));
  }
  return `import { ChatKit } from '@chatkit-sessions/client';

const chatkit = new ChatKit(); // Reads OPENAI_API_KEY and OPENAI_BASE_URL.
const result = await chatkit.${operation}(${args.join(', ')});
`;
}

/** Reads the body as the parameters of a call. Throws for a body that the client does not send. */
function toParams(body: string | null): Record<string, unknown> {
  if (!body) return {};
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch (cause) {
    throw new Error('This body is not JSON, so the client cannot send it.', { cause });
  }
}

/** Writes a JSON value as TypeScript, without unnecessary quotes around names. */
function toLiteral(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, '$1$2:');
}
