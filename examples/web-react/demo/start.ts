import { startDemo } from './demo.ts';

const { url } = await startDemo();
console.log(`The demo is at ${url}`);
