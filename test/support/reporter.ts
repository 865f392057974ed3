import type { Reporter, TestModule } from 'vitest/node'

const SLOWEST = 10
/** Tests that do not have the asked name are skipped, too, and need nothing. */
const NARROWED = /^(-t|--testNamePattern)/

/** The closing lines of a run: the slowest files, what was skipped and why it matters, and the counts. In CI a skip is a failure. */
export default class ClosingLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state: string) => tests.filter((test) => test.result().state === state)
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests()].length === 0,
    ).length
    const [passed, failed, skipped] = [
      inState('passed').length,
      inState('failed').length + broken,
      inState('skipped'),
    ]
    for (const line of slowestFiles(modules)) console.log(line)
    if (!process.argv.some((word) => NARROWED.test(word)))
      for (const test of skipped)
        console.log(`skipped: ${test.fullName} (make system installs what it needs)`)
    console.log(
      `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    )
    if (skipped.length > 0 && process.env['CI'] === 'true') {
      console.log('a skipped test is a failure in CI')
      process.exitCode = 1
    }
  }
}

/** The files whose tests took longest, with seconds; none of a run of one file. */
const slowestFiles = (modules: readonly TestModule[]): readonly string[] => {
  if (modules.length < 2) return []
  const lines = modules
    .map((module) => ({ path: module.relativeModuleId, seconds: secondsOf(module) }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ path, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${path}`)
  return ['slowest files:', ...lines]
}

/** With what was imported and prepared. */
const secondsOf = (module: TestModule): number => {
  const { collectDuration, setupDuration, duration } = module.diagnostic()
  return (collectDuration + setupDuration + duration) / 1000
}
