import { configDefaults, defineConfig } from 'vitest/config';

const mocking = ['test/{optional-body,params,routes}.test.ts'];
const pages = ['test/{element,page}/*.test.ts'];

export default defineConfig({
  test: {
    // Some tests start compilers and servers as processes of their own, which a busy machine holds up.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // vi.mock() does not reach modules that another file of the same worker has loaded.
      { extends: true, test: { name: 'mocking', include: mocking } },
      // Apart, since these tests need a browser. Each file starts one of its own.
      { extends: true, test: { name: 'pages', include: pages, isolate: false } },
      {
        extends: true,
        test: {
          name: 'others',
          exclude: [...configDefaults.exclude, ...mocking, ...pages],
          // Loads each module once for all files.
          isolate: false,
        },
      },
    ],
  },
});
