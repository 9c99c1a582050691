import { serve } from './serve.ts';

const { url } = await serve();
console.log(`The worker is at ${url}/chatkit/session`);
