import { register } from 'node:module'
import { defineConfig } from 'vitest/config'
import { SlowestFirst } from './test/support/slowest-first.ts'

const TYPESCRIPT = new URL('./tools/support/typescript-modules.js', import.meta.url).href

// the set-up and the reporter are loaded by this process, the tests by its workers
register(TYPESCRIPT)

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/support/compiled.ts'],
    // vitest leaves one core to its own process, which here has nothing to do
    maxWorkers: '100%',
    // the test files of one worker share what they import, and no state besides
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--import', TYPESCRIPT, '--enable-source-maps'],
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    sequence: { sequencer: SlowestFirst },
    reporters: ['default', './test/support/reporter.ts'],
  },
})
