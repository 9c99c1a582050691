import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import * as standalone from '../src/standalone.ts';
import { deciders, entries, schemaOf } from './entries.ts';
import { params } from './params.ts';

test.each(Object.keys(entries))('a key __proto__ is one mistake to %s', (entry) => {
  const proto: unknown = JSON.parse('{ "__proto__": {} }');
  const issuesOf = (name: string, value: unknown) =>
    schemaOf(entry, name)['~standard'].validate(value).issues;
  expect(issuesOf('ChatSessionTracingParam', proto)).toHaveLength(1);
  expect(issuesOf('ErrorResponse', { error: null, extra: proto })).toHaveLength(2);
  expect(
    issuesOf(
      'ChatSessionRateLimits',
      Object.assign(proto as object, { max_requests_per_1_minute: 1 }),
    ),
  ).toHaveLength(1);
  const workflow = { id: 'w', state_variables: JSON.parse('{ "__proto__": 1 }') as unknown };
  expect(issuesOf('ChatSessionWorkflowParam', workflow)).toHaveLength(1);
});

describe('an answer that is more than JSON text can be', () => {
  const session = { error: { message: 'm', type: 't', param: null, code: null } };

  test.each(Object.keys(entries))('nested deeper than the stack passes %s', (entry) => {
    const { validate } = schemaOf(entry, 'ErrorResponse')['~standard'];
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(validate({ ...session, deep }).issues).toBeUndefined();
    expect(validate({ error: null, deep }).issues).toHaveLength(1);
  });

  test.each(Object.keys(entries))('a cycle is refused by %s', (entry) => {
    const { validate } = schemaOf(entry, 'ErrorResponse')['~standard'];
    const cycle: Record<string, unknown> = { part: [] };
    cycle['part'] = [{ cycle }];
    const shared = { twice: 1 };
    expect(validate({ ...session, cycle }).issues).toHaveLength(1);
    expect(validate({ ...session, once: shared, again: [shared, shared] }).issues).toBeUndefined();
  });
});

test.each(Object.keys(entries))('an instance with an own isPrototypeOf is none to %s', (entry) => {
  class Impostor {
    readonly user = 'u';
    readonly workflow = { id: 'w' };
    isPrototypeOf(): boolean {
      return true;
    }
  }
  const { validate } = schemaOf(entry, 'SessionCreateParams')['~standard'];
  expect(validate(new Impostor()).issues).toHaveLength(1);
  // Nor is it one when its class extends nothing, not even what every object is.
  Object.setPrototypeOf(Impostor.prototype, null);
  Reflect.deleteProperty(Impostor.prototype, 'isPrototypeOf');
  expect(validate(new Impostor()).issues).toHaveLength(1);
  const frame: unknown = runInNewContext(`(${JSON.stringify(params)})`);
  expect(validate(frame).issues).toBeUndefined();
});

describe('an answer with an array that is no plain one', () => {
  class List extends Array<unknown> {}
  const holed = Object.assign([0, 1], { more: 1 });
  delete holed[0];
  const sparse = [0, 1];
  delete sparse[0];
  const iterator = { value: () => [][Symbol.iterator]() };
  test.each(Object.keys(entries))('is refused by %s', (entry) => {
    const { validate } = schemaOf(entry, 'ErrorResponse')['~standard'];
    const answer = (extra: unknown) =>
      validate({ error: { message: 'm', type: 't', param: null, code: null }, extra });
    for (const extra of [
      new List(),
      /a/.exec('a'),
      holed,
      sparse,
      Object.defineProperty([new Date()], Symbol.iterator, iterator),
    ]) {
      expect(answer(extra).issues).toHaveLength(1);
    }
    for (const extra of [[], [null], [[1, 'a'], {}]]) {
      expect(answer(extra).issues).toBeUndefined();
    }
  });
});

describe('what is no part of JSON', () => {
  const zodDeciders = deciders('SessionCreateParams').filter(
    ([name]) => !name.endsWith('/standalone'),
  );
  const hidden = (value: object, key: string) =>
    Object.defineProperty(value, key, { value: 'u', enumerable: false });
  /** Gives one answer when it is read, and another one ever after. */
  const flipping = (first: unknown, then: unknown) => {
    let reads = 0;
    return {
      get user() {
        return reads++ === 0 ? first : then;
      },
      workflow: { id: 'w' },
    };
  };

  test.each(zodDeciders)('goes unseen by %s, and does not come out', (_, validate) => {
    expect(validate(hidden({ workflow: { id: 'w' } }, 'user')).issues).toHaveLength(1);
    expect(validate({ user: 'u', workflow: hidden({}, 'id') }).issues).toHaveLength(1);
    const symbol = Symbol('unseen');
    const state_variables = hidden({ a: 1, [symbol]: 1 }, 'b');
    const workflow = { id: 'w', state_variables, [symbol]: 1 };
    const { issues, ...verdict } = validate(hidden({ ...params, workflow, [symbol]: 1 }, 'more'));
    expect(issues).toBeUndefined();
    expect(verdict).toStrictEqual({
      value: { ...params, workflow: { id: 'w', state_variables: { a: 1 } } },
    });
  });

  test.each(zodDeciders)('a getter gives %s what comes out', (_, validate) => {
    for (const [first, then] of [
      ['u', 5],
      [5, 'u'],
    ]) {
      const verdict = validate(flipping(first, then));
      if (verdict.issues) expect(verdict.issues).toHaveLength(1);
      else expect(verdict.value).toStrictEqual({ user: 'u', workflow: { id: 'w' } });
    }
  });

  test('a refusal has an issue even when a getter gave something else before', () => {
    const { validate } = standalone.SessionCreateParams['~standard'];
    expect(validate(flipping(5, 'u')).issues).toEqual([
      { path: [], message: 'Expected a JSON value, got an object of size 2.' },
    ]);
  });
});
