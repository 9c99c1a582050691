import { serve } from './serve.ts';

const { url } = await serve();
console.log(`Ask for a session: curl -i -X POST ${url}/chatkit/session`);
