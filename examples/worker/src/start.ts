import { serve } from './serve.ts';

const { url } = await serve();
console.log(`Request a session: curl -i -X POST ${url}/chatkit/session`);
