import { expect, test } from 'vitest';
import { createRouter } from '../src/http/router.ts';

const find = createRouter(
  '/v1',
  [
    '/files/{name}',
    '/files/{name}.{ext}',
    '/v{n}/x',
    '/v2/x',
    '/a/{b}/c',
    '/a/{b}/{c}',
    '/x.y',
  ].map((path) => ({ method: 'GET', path })),
);

test.each<[string, string, Record<string, string>]>([
  ['/files/report', '/files/{name}', { name: 'report' }],
  ['/files/report.pdf', '/files/{name}.{ext}', { name: 'report', ext: 'pdf' }],
  ['/files/a.tar.gz', '/files/{name}.{ext}', { name: 'a', ext: 'tar.gz' }],
  ['/files/a%2Fb.txt', '/files/{name}.{ext}', { name: 'a/b', ext: 'txt' }],
  ['/files/100%', '/files/{name}', { name: '100%' }],
  ['/v1/x', '/v{n}/x', { n: '1' }],
  ['/v2/x', '/v2/x', {}],
  ['/a/1/c', '/a/{b}/c', { b: '1' }],
  ['/a/1/2', '/a/{b}/{c}', { b: '1', c: '2' }],
  ['/x.y', '/x.y', {}],
])('%s matches the route %s', (path, template, parameters) => {
  const { route, parameters: found } = find('GET', `/v1${path}`);
  expect([route.path, found]).toEqual([template, parameters]);
});

test.each(['/files/', '/files/a/b', '/v/x', '/w1/x', '/v1/xx', '/x-y', '/a//c', '/x.y/'])(
  '%s matches no route',
  (path) => {
    expect(() => find('GET', `/v1${path}`)).toThrow('Unknown path');
    expect(() => find('GET', path)).toThrow('Unknown path');
  },
);

test('a known path with another method throws a 405 with each method of the path', () => {
  const routes = ['DELETE', 'GET'].map((method) => ({ method, path: '/files/{name}' }));
  const allow = expect.stringMatching(/^(DELETE, GET|GET, DELETE)$/) as string;
  expect(() => createRouter('/v1', routes)('PUT', '/v1/files/report')).toThrow(
    expect.objectContaining({ status: 405, fields: { headers: { allow } } }),
  );
});
