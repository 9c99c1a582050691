// Options from JavaScript, where no compiler checks them.
import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { serve } from '../src/node.ts';

test.each<[unknown, string]>([
  ['sk-SECRET', 'The options of createEmulator must be an object, got a string.'],
  [42, 'got a number'],
  [null, 'got null'],
  [['sk-SECRET'], 'got a list'],
  [{ apiKey: 'sk-SECRET' }, 'Unknown option apiKey of createEmulator. Did you mean apiKeys?'],
  [{ api_keys: [] }, 'Did you mean apiKeys?'],
  [{ workflow: 'wf_1' }, 'Did you mean workflows?'],
  [{ allowedOrigins: [] }, 'Did you mean origins?'],
  [{ seed: 7 }, 'Use apiKeys, workflows, clock, random, faults, origins, journal, snapshot.'],
  [{ constructor: 7 }, 'Unknown option constructor'],
  [{ 'sk-proj-SECRET': true }, 'Unknown option *** (14 characters) of createEmulator.'],
  [{ 'opaque-SECRET-7788': true }, 'Unknown option *** (18 characters) of createEmulator.'],
  [{ apiKees: [] }, 'Did you mean apiKeys?'],
  [
    { workflows: 'wf_1' },
    'The option workflows of createEmulator must be a list of strings, got a string.',
  ],
  [{ apiKeys: ['sk-SECRET', 1] }, 'must be a list of strings, got a list with a number'],
  [{ clock: 5 }, 'The option clock of createEmulator must be a function, got a number.'],
  [{ random: {} }, 'must be a function, got an object'],
  [{ faults: { status: 500 } }, 'must be a list, got an object'],
  [{ faults: ['status=500'] }, 'Invalid fault'],
  [{ snapshot: 'sk-SECRET' }, 'must be an object, got a string'],
  [{ journal: -1 }, 'The option journal must be a whole number from 0, got -1.'],
  [{ origins: null }, 'must be a list of strings, got null'],
])('createEmulator(%j) throws a TypeError with advice and without the value', (options, words) => {
  const make = () => createEmulator(options as object);
  expect(make).toThrow(TypeError);
  expect(make).toThrow(words);
  expect(make).not.toThrow(/SECRET/);
});

test('an undefined option counts as left out', () => {
  expect(createEmulator({ apiKeys: undefined, clock: undefined }).sessions.list()).toEqual([]);
});

test.each<[unknown, string]>([
  [4010, 'The options of serve must be an object, got a number.'],
  [{ hostname: 'localhost' }, 'Did you mean host?'],
  [{ port: '4010' }, 'The option port of serve must be a number, got a string.'],
  [{ host: '' }, 'The option host must not be blank'],
])('serve(emulator, %j) rejects with a TypeError with advice', async (options, words) => {
  const serving = serve(createEmulator(), options as object);
  await expect(serving).rejects.toThrow(TypeError);
  await expect(serving).rejects.toThrow(words);
});
