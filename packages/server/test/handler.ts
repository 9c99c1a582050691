import { vi } from 'vitest';
import { createSessionHandler, type SessionHandlerOptions } from '../src/index.ts';
import { createApi, type Fetch } from './api.ts';

export const clients = ['chatkit', 'official'] as const;

/** Which client mints, and a fetch in place of the emulated API. */
interface Behind {
  client?: (typeof clients)[number];
  answer?: Fetch;
}

/** A handler with these options and what it cannot do without, and what it calls and tells. */
export function setUp<Input = undefined>(
  options: Partial<SessionHandlerOptions<Input>> = {},
  { client = 'chatkit', answer }: Behind = {},
) {
  const { emulator, calls, ...api } = createApi(answer);
  const onError = vi.fn<(error: unknown, request: Request) => void>();
  const handler = createSessionHandler<Input>({
    chatkit: api[client],
    workflow: 'wf_123',
    user: () => 'user_123',
    onError,
    ...options,
  });
  return { handler, onError, calls, emulator };
}
