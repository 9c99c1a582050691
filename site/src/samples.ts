/** A call of one operation of the API. */
export interface Call {
  /** The operation, such as `sessions.create`. */
  operation: string;
  method: string;
  /** The path with its parameters filled in. */
  path: string;
  pathParameters: readonly string[];
  /** The body, or the query of a request without one. */
  params?: unknown;
  hasBody: boolean;
}

/** Code that makes a call. */
export interface Sample {
  label: string;
  language: string;
  code: string;
}

/** Writes the code of a call for each client. */
export function samplesOf(call: Call): Sample[] {
  const args = [...call.pathParameters, ...(call.params === undefined ? [] : [call.params])];
  const list = args.map((arg) => literal(arg, '', 40)).join(', ');
  const javaScript = (setUp: string, client: string): string =>
    `${setUp}\nconst result = await ${client}.${call.operation}(${list});\nconsole.log(result);`;
  return [
    {
      label: 'TypeScript, this client',
      language: 'ts',
      code: javaScript(
        "import { ChatKit } from '@chatkit-sessions/client';\n\nconst chatkit = new ChatKit();",
        'chatkit',
      ),
    },
    {
      label: 'TypeScript, official SDK',
      language: 'ts',
      code: javaScript(
        "import OpenAI from 'openai';\n\nconst client = new OpenAI();",
        'client.beta.chatkit',
      ),
    },
    { label: 'Python, official SDK', language: 'python', code: python(call) },
    { label: 'curl', language: 'sh', code: curl(call) },
  ];
}

/** Writes a JSON value as a literal of JavaScript, after `used` characters of its line. */
function literal(value: unknown, indent: string, used = indent.length): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((each) => literal(each, inner))
    : Object.entries(value).map(([key, each]) => {
        const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key, '');
        return `${name}: ${literal(each, inner)}`;
      });
  return Array.isArray(value)
    ? bracket(parts, indent, '[]', '', used)
    : bracket(parts, indent, '{}', ' ', used);
}

/** Puts parts in brackets: on one line if they are short, else one on each line. */
function bracket(
  parts: readonly string[],
  indent: string,
  brackets: string,
  space: string,
  used: number,
): string {
  const [open = '', close = ''] = brackets;
  if (parts.length === 0) return brackets;
  const line = `${open}${space}${parts.join(', ')}${space}${close}`;
  if (line.length + used <= 60 && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`;
}

function python({ operation, pathParameters, params }: Call): string {
  const method = operation.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const named = Object.entries(params ?? {}).map(
    ([name, value]) => `${name}=${pythonLiteral(value, '    ')}`,
  );
  const args = [...pathParameters.map((value) => JSON.stringify(value)), ...named];
  const list = args.map((arg) => `\n    ${arg},`).join('');
  const call = args.length === 1 ? args[0] : `${list}\n`;
  return `from openai import OpenAI

client = OpenAI()
result = client.beta.chatkit.${method}(${args.length === 0 ? '' : call})
print(result)`;
}

function pythonLiteral(value: unknown, indent: string): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map((each) => pythonLiteral(each, `${indent}  `))
    : Object.entries(value).map(
        ([key, each]) => `${JSON.stringify(key)}: ${pythonLiteral(each, `${indent}  `)}`,
      );
  return bracket(parts, indent, Array.isArray(value) ? '[]' : '{}', '', indent.length);
}

function curl({ method, path, params, hasBody }: Call): string {
  const query = hasBody ? '' : new URLSearchParams(params as Record<string, string>).toString();
  const url = `https://api.openai.com/v1${path}${query && `?${query}`}`;
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quote(url)}`,
    '-H "Authorization: Bearer $OPENAI_API_KEY"',
    "-H 'OpenAI-Beta: chatkit_beta=v1'",
    ...(hasBody
      ? ["-H 'Content-Type: application/json'", `-d ${quote(JSON.stringify(params, null, 2))}`]
      : []),
  ].join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
