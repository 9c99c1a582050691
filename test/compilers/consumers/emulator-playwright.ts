import { test } from '@chatkit-sessions/emulator/playwright';

test('the fixtures are an emulator and a page', async ({ page, emulator }) => {
  const url: string = emulator.url;
  await page.goto(url);
  // @ts-expect-error the fixture has another name
  void (({ emulators }: typeof emulator) => emulators);
});
