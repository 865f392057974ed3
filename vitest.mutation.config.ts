import { defineConfig } from 'vitest/config'

/** The tests of statistics alone, without the one that runs R: what Stryker asks about every mutant. */
export default defineConfig({
  test: {
    include: ['test/statistics/**/*.test.ts'],
    exclude: ['test/statistics/oracle-rerun.test.ts', 'test/statistics/conformance.test.ts'],
    testTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 1,
  },
})
