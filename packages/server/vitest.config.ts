import { configDefaults, defineConfig } from 'vitest/config';

const mocking = ['test/anonymous-user.test.ts'];

export default defineConfig({
  test: {
    // Some tests start compilers and servers, which takes long on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // vi.mock() does not reach modules that another file of the same worker has loaded.
      { extends: true, test: { name: 'mocking', include: mocking } },
      {
        extends: true,
        test: {
          name: 'others',
          exclude: [...configDefaults.exclude, ...mocking],
          // Loads each module once for all files.
          isolate: false,
        },
      },
    ],
  },
});
