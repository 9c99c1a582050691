import { decode } from './decode.ts';

/** The fields of an API error to read. Errors of the client and of the official SDK have them. */
interface ErrorFields {
  status?: unknown;
  requestID?: unknown;
}

/**
 * Describes an error in one line for the log, and masks everything that may be a secret. Shows the
 * message only of an error of this server (500), since the API may repeat a key in any form.
 */
export function describeError(error: unknown, problemStatus: number): string {
  const { status, requestID } = Object(error) as ErrorFields;
  const parts = [
    error instanceof Error ? className(error) : `a thrown ${typeof error}`,
    typeof status === 'number' && `status ${status}`,
    typeof requestID === 'string' && /^[\w-]{1,64}$/.test(requestID) && `request ${requestID}`,
  ];
  const message = error instanceof Error && problemStatus === 500 ? `: ${error.message}` : '';
  // Cut before masking, which takes time, and to the final length afterwards, so that masking sees whole secrets.
  const text = mask(`${parts.filter(Boolean).join(', ')}${message}`.slice(0, 2_000)).slice(0, 300);
  return text.replace(/[\s.]+$/, ''); // The log line ends the sentence.
}

/** Returns the name of an error's class. The official SDK's errors all have the `name` of Error. */
export function className(error: Error): string {
  const name = error.name === 'Error' ? error.constructor.name : error.name;
  return /^\w{1,64}$/.test(name) ? name : 'Error';
}

const separator = String.raw`[^\w*]{0,20}?[:=>][^\w*]*`;
const namedHeader = new RegExp(`((?:cookie|authorization)${separator})[^]*`, 'i');
const namedSecret = new RegExp(
  String.raw`((?:secret|password|passwd|pwd|token|api[\W_]?key)${separator})[^\s"'\\,;&<]+`,
  'gi',
);

/**
 * Masks API keys, client secrets, bearer tokens, passwords in URLs and values named as secrets. A text that
 * has any of them is returned without its escapes.
 */
export function mask(text: string): string {
  let plain = text;
  for (let next = decode(plain); next !== plain; next = decode(plain)) plain = next;
  const masked = plain
    .replace(/(sk-|ek_|chatkit_token_)[\w*-]*/gi, '***')
    .replace(/(bearer|basic)[^\w*]+[^\s"',;]+/gi, '$1 ***')
    .replace(/\/\/[^\s/@]+@/g, '//***@')
    .replace(namedHeader, '$1***')
    .replace(namedSecret, '$1***');
  return (masked === plain ? text : masked).replace(/\p{Cc}+/gu, ' ');
}
