import { defineConfig } from 'vitest/config'
import { SlowestFirst } from './test/support/slowest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/support/compiled.ts'],
    // vitest leaves one core to its own process, which here has nothing to do
    maxWorkers: '100%',
    // the test files of one worker share what they import, and no state besides
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    sequence: { sequencer: SlowestFirst },
    reporters: ['default', './test/support/reporter.ts'],
  },
})
