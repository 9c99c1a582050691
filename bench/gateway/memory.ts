// Bytes of memory a live session, on stdout. Run with --expose-gc.
import { createGateway } from '@chatkit-sessions/gateway';
import { createSession } from './session.ts';
import { used } from './used.ts';

const sessions = Number(process.argv[2]);

const createGatewayWithWorkflow = () =>
  createGateway({
    apiKeys: ['any-key'],
    secrets: ['not-a-secret-of-at-least-32-characters'],
    workflows: { wf_bench: () => new Response() },
  });

// What is compiled and cached at the first calls belongs to no session.
const warm = createGatewayWithWorkflow();
for (let n = 0; n < 5_000; n++) await createSession(warm.fetch, 'http://localhost');
const gateway = createGatewayWithWorkflow();
const before = used();
for (let n = 0; n < sessions; n++) await createSession(gateway.fetch, 'http://localhost');
console.log(Math.round((used() - before) / sessions));
// Keeps the gateway alive until here.
await gateway.fetch(new Request('http://localhost'));
