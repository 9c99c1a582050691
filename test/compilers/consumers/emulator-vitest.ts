import type { Emulator } from '@chatkit-sessions/emulator';
import { test } from '@chatkit-sessions/emulator/vitest';

test('the fixture is an emulator', ({ emulator }) => {
  const same: Emulator = emulator;
  same.reset();
  // @ts-expect-error a served emulator has a url, this one has not
  void emulator.url;
});
