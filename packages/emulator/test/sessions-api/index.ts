// The tests of create and cancel that whatever serves the sessions API passes: the emulator, and the
// gateway, which imports this file.
import type { SessionsAPI } from './api.ts';
import { testCancel } from './cancel.ts';
import { testCreate } from './create.ts';
import { testErrors } from './errors.ts';
import { testOfficialSDK } from './official-sdk.ts';

export { apiKey, startOfClock } from './api.ts';

/** Tests create and cancel; each test calls `createAPI` for one of its own. */
export function testSessionsAPI(createAPI: () => SessionsAPI): void {
  testCreate(createAPI);
  testCancel(createAPI);
  testErrors(createAPI);
  testOfficialSDK(createAPI);
}
