import { startDemo } from './demo.ts';

const { url } = await startDemo();
console.log(`The app is at ${url}`);
