import { vi } from 'vitest';
import { createSessionHandler, type SessionHandlerOptions } from '../src/index.ts';
import { createApi, type Fetch } from './api.ts';

export const clients = ['chatkit', 'official'] as const;

/** The client of the handler, and a replacement for the emulator. */
interface Upstream {
  client?: (typeof clients)[number];
  respond?: Fetch;
}

/** A handler with these options, its `onError`, and the requests that the API received. */
export function setUp<Input = undefined, Context = unknown>(
  options: Partial<SessionHandlerOptions<Input, Context>> = {},
  { client = 'chatkit', respond }: Upstream = {},
) {
  const { emulator, calls, ...api } = createApi(respond);
  const onError = vi.fn<(error: unknown, request: Request) => void>();
  const handler = createSessionHandler<Input, Context>({
    chatkit: api[client],
    workflow: 'wf_123',
    user: () => 'user_123',
    onError,
    ...options,
  });
  return { handler, onError, calls, emulator };
}
