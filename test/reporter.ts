import type { Reporter, TestModule } from 'vitest/node'

/** The closing lines of a run: what was skipped and why it matters, and the counts. In CI a skip is a failure. */
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
    for (const test of skipped) console.log(`skipped: ${test.fullName} (make system installs what it needs)`)
    console.log(
      `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    )
    if (skipped.length > 0 && process.env['CI'] === 'true') {
      console.log('a skipped test is a failure in CI')
      process.exitCode = 1
    }
  }
}
