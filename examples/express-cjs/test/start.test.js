'use strict';

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { join } = require('node:path');
const { after, before, test } = require('node:test');
const assert = require('node:assert/strict');

let origin;
let app;

before(async () => {
  app = spawn(process.execPath, [join(__dirname, '../src/start.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(app.stdout, 'data');
  [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line));
});
after(() => app.kill());

const requestSession = (headers) =>
  fetch(`${origin}/chatkit/session`, { method: 'POST', headers: { origin, ...headers } });

test('a visitor gets a session and a signed cookie, and keeps the cookie', async () => {
  const first = await requestSession();
  assert.equal(first.status, 200);
  const { client_secret, expires_at } = await first.json();
  assert.ok(client_secret && expires_at);
  const [cookie] = first.headers.getSetCookie()[0].split(';');
  assert.match(cookie, /^__Host-chatkit-user=anon_/);
  const again = await requestSession({ cookie });
  assert.equal(again.headers.getSetCookie()[0].split(';')[0], cookie);
});

test('a page of another origin gets a 403', async () => {
  assert.equal((await requestSession({ origin: 'https://evil.example' })).status, 403);
});

test('express.json() after the listener parses the bodies of other routes', async () => {
  const body = '{"a":1}';
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${origin}/echo`, { method: 'POST', body, headers });
  assert.deepEqual(await response.json(), { a: 1 });
});
