import process from 'node:process';
import { exercise } from './exercise.js';

const [, , baseURL] = process.argv;
process.stdout.write(JSON.stringify(await exercise({ baseURL })));
