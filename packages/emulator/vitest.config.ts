import { configDefaults, defineConfig } from 'vitest/config';

// vi.mock() does not reach modules that another file of the same worker has loaded.
const mocking = ['test/{optional-body,params,routes}.test.ts'];

export default defineConfig({
  test: {
    // Some tests start compilers and servers as processes of their own, which a busy machine holds up.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'mocking', include: mocking } },
      // Loads each module once for all files.
      {
        extends: true,
        test: { isolate: false, exclude: [...configDefaults.exclude, ...mocking] },
      },
    ],
  },
});
