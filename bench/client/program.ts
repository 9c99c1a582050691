/** The request that every program sends. */
export interface Params {
  user: string;
  workflow: { id: string };
}

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Sets up a client. Returns a function that creates a session and resolves with its data. */
export type Program = (baseURL: string, fetch: Fetch, params: Params) => () => Promise<unknown>;

/** The programs in `programs/`: raw fetch, this client and other clients. */
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

/** Returns the path of a program, relative to this folder. The hey-api program is generated. */
export function pathOf(name: Name): string {
  return name === 'hey-api' ? './dist/program.ts' : `./programs/${name}.ts`;
}

/** Loads a program. */
export async function load(name: Name): Promise<Program> {
  const module = (await import(pathOf(name))) as { create: Program };
  return module.create;
}

/** The response that every program receives. */
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

/** Returns the median. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The figures of each program, one per round. */
export type Rounds = Record<Name, number[]>;

/** Measures every program once per round. The order rotates, so no program is always first. */
export async function interleave(
  rounds: number,
  measure: (name: Name) => Promise<number>,
): Promise<Rounds> {
  const figures = Object.fromEntries(names.map((name) => [name, []])) as unknown as Rounds;
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < names.length; at++) {
      const name = names[(at + round) % names.length] ?? 'raw';
      figures[name].push(await measure(name));
    }
  }
  return figures;
}

/** Returns the median of a program's ratios to raw fetch. Each ratio is from one round. */
export function ratioToRaw(rounds: Rounds, name: Name): number {
  const ratios = rounds[name].map((figure, round) => figure / (rounds.raw[round] ?? NaN));
  return Math.round(median(ratios) * 100) / 100;
}
