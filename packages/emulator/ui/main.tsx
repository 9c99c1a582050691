import { render } from 'preact';
import { App } from './app.tsx';
import { connect } from './data/state.ts';

connect();
render(<App />, document.getElementById('app') ?? document.body);
