/** The request that every program sends. */
export interface Params {
  user: string;
  workflow: { id: string };
}

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Sets a client up; what it gives creates a session and resolves with its data. */
export type Program = (baseURL: string, fetch: Fetch, params: Params) => () => Promise<unknown>;

/** The programs in `programs/`: raw fetch, this client, and the others. */
export const names = [
  'raw',
  'chatkit',
  'openapi-fetch',
  'hey-api',
  'ofetch',
  'ky',
  'openai',
] as const;
export type Name = (typeof names)[number];

/** Where a program is, from this folder. That of hey-api is generated beside its client. */
export function pathOf(name: Name): string {
  return name === 'hey-api' ? './dist/program.ts' : `./programs/${name}.ts`;
}

/** Loads a program. */
export async function load(name: Name): Promise<Program> {
  const module = (await import(pathOf(name))) as { create: Program };
  return module.create;
}

/** The answer that every program gets. */
export const session = JSON.stringify({
  id: 'cksess_123',
  object: 'chatkit.session',
  client_secret: 'ek_token_123',
  expires_at: 1735689600,
  status: 'active',
  user: 'user_123',
  max_requests_per_1_minute: 10,
  rate_limits: { max_requests_per_1_minute: 10 },
  workflow: { id: 'wf_123', version: null, state_variables: null, tracing: { enabled: true } },
  chatkit_configuration: {
    automatic_thread_titling: { enabled: true },
    file_upload: { enabled: false, max_file_size: null, max_files: null },
    history: { enabled: true, recent_threads: null },
  },
});

/** The middle one of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
