import './jitless.ts';
import { showPlayground } from './app.tsx';

const parent = document.querySelector('#playground');
if (parent) showPlayground(parent);
