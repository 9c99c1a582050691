import { nearestName } from '../options.ts';
import { flagOptions } from './flags.ts';

/** Explains in one line why Node's `parseArgs` rejected the flags, without their values. */
export function explainFlagError({
  code,
  message,
}: {
  code?: string | undefined;
  message: string;
}): string {
  // Node quotes the argument, which may be a key that was meant for --api-key.
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return 'Every argument must be a flag or the value of a flag';
  }
  const [flag = ''] = /--?[\w-]+/.exec(message.replace(/^.*?(?=--)/s, '')) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const [unknown = ''] = /--?[\w-]+/.exec(message) ?? [];
    const nearest = nearestName(unknown, Object.keys(flagOptions));
    return `Unknown flag ${unknown}${nearest ? `. Did you mean --${nearest}?` : ''}`;
  }
  return message.includes('does not take') ? `${flag} takes no value` : `${flag} needs a value`;
}

/** Explains in one line why the emulator cannot start. */
export function explainListenError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, address, port } = error as Error & {
    code?: string | undefined;
    address?: string;
    port?: number;
  };
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} of ${address} is in use. Choose another with --port.`;
    case 'EACCES':
      return `port ${port} of ${address} is not allowed for this user. Choose another with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'this machine does not have that address. Choose another with --host.';
    default:
      return error.message;
  }
}
