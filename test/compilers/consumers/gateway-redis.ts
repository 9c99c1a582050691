import { createGateway, type Store } from '@chatkit-sessions/gateway';
import { createRedisStore } from '@chatkit-sessions/gateway/redis';

const redis = createRedisStore({ url: 'redis://127.0.0.1:6379', timeout: 500 });
const store: Store = redis;
export const gateway = createGateway({ apiKeys: [], secrets: [], workflows: {}, store });
redis.close();

// @ts-expect-error the option `url` is required
void createRedisStore({});
