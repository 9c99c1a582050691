import { type } from 'arktype';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import * as alone from '@chatkit-sessions/zod/standalone';
import * as zod from '@chatkit-sessions/zod';
import * as mini from '@chatkit-sessions/zod/mini';
import { do_not_optimize } from 'mitata';
const ark = type({
  '+': 'reject',
  user: 'string > 0',
  workflow: {
    '+': 'reject',
    id: 'string',
    'version?': 'string',
    'state_variables?': { '[string]': 'string <= 10485760 | boolean | number' },
    'tracing?': { '+': 'reject', 'enabled?': 'boolean' },
  },
  'chatkit_configuration?': {
    '+': 'reject',
    'automatic_thread_titling?': { '+': 'reject', 'enabled?': 'boolean' },
    'file_upload?': {
      '+': 'reject',
      'enabled?': 'boolean',
      'max_file_size?': '1 <= number.integer <= 512',
      'max_files?': 'number.integer >= 1',
    },
    'history?': { '+': 'reject', 'enabled?': 'boolean', 'recent_threads?': 'number.integer >= 1' },
  },
  'expires_after?': {
    '+': 'reject',
    anchor: "'created_at'",
    seconds: '1 <= number.integer <= 600',
  },
  'rate_limits?': { '+': 'reject', 'max_requests_per_1_minute?': 'number.integer >= 1' },
});
const doc = JSON.parse(readFileSync('/tmp/zodscratch/spec.json', 'utf8'));
const ajv = new Ajv2020({ strict: false, strictNumbers: true });
ajv.addSchema(doc, 'spec');
const av = ajv.compile({ $ref: 'spec#/components/schemas/SessionCreateParams' });
const full = {
  user: 'user_123',
  workflow: {
    id: 'wf_123',
    version: '1',
    state_variables: { plan: 'pro', seats: 5, trial: false },
    tracing: { enabled: true },
  },
  chatkit_configuration: {
    automatic_thread_titling: { enabled: true },
    file_upload: { enabled: true, max_file_size: 10, max_files: 5 },
    history: { enabled: true, recent_threads: 10 },
  },
  expires_after: { anchor: 'created_at', seconds: 300 },
  rate_limits: { max_requests_per_1_minute: 20 },
};
const minimal = { user: 'u', workflow: { id: 'w' } };
const invalid = { ...full, expires_after: { anchor: 'created_at', seconds: 601 } };
const c: Record<string, (x: unknown) => unknown> = {
  standalone: alone.SessionCreateParams['~standard'].validate,
  zod: (x) => zod.SessionCreateParams.safeParse(x),
  mini: (x) => mini.SessionCreateParams.safeParse(x),
  arktype: (x) => ark(x),
  arkallows: (x) => ark.allows(x),
  ajv: (x) => av(x),
};
const bodies = { full, minimal, invalid };
const best: any = {};
for (let round = 0; round < 8; round++)
  for (const [bn, b] of Object.entries(bodies))
    for (const [n, f] of Object.entries(c)) {
      const N = bn === 'invalid' ? 20000 : 100000;
      const t = performance.now();
      for (let i = 0; i < N; i++) do_not_optimize(f(JSON.parse ? b : b));
      const r = N / (performance.now() - t) / 1000;
      best[bn] ??= {};
      best[bn][n] = Math.max(best[bn][n] ?? 0, r);
    }
console.table(best);
