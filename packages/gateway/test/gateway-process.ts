// A gateway on Redis in a process of its own: its URL goes to stdout.
import { createGateway } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { createRedisStore } from '../src/redis.ts';
import { apiKey, echo, secret } from './set-up.ts';

const store = createRedisStore({ url: process.argv[2] ?? '' });
const gateway = createGateway({
  apiKeys: [apiKey],
  secrets: [secret],
  workflows: { wf_123: echo },
  store,
});
process.stdout.write(`${(await serve(gateway)).url}\n`);
