/** How the tests run: `npm test` builds first, because some of them start the built server. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: '.',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Two workers: several suites start servers and a browser of their own.
    maxWorkers: 2,
    // The content is read and indexed once a worker, not once a file: a third of the time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
