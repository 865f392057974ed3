import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
} from '@stryker-mutator/api/test-runner'
import { build } from 'esbuild'
import type { Suite } from './stand-in.ts'

/** The tests that ask about every mutant, the quickest first. The two that are left out only compare files. */
const TESTS = [
  ...[
    'by-hand',
    'proportions/exact-by-hand',
    'ranks/ranks-by-hand',
    'balance/balance-by-hand',
    'proportions/tables-by-hand',
    'proportions/fisher-refusals',
    'survival/means-by-hand',
    'proportions/proportions-by-hand',
    'log-rank/log-rank-by-hand',
    'ranks/quantile-rules',
    'proportions/margins-by-hand',
    'means/means-by-hand',
    'association/association-by-hand',
    'compared-by-hand',
    'numbers/exact-sums',
  ],
  ...[
    'competing-risks/competing-by-hand',
    'cox/cox-by-hand',
    'cox/cox-nested-by-hand',
    'concordance/concordance-by-hand',
    'cox/schoenfeld-by-hand',
    'cox/cox-digits',
    'cox/cox-profile-laws',
    'logistic/logistic-by-hand',
    'logistic/logistic-tables',
    'numbers/numbers',
    ...['double-double', 'exponential', 'natural-spline', 'twelve-digits'].map((name) => `numbers/${name}`),
    ...['f-tail', 't-and-f'].map((name) => `distributions/${name}`),
    ...['life-table', 'pooled-counts', 'risk-set', 'tied-times'].map((name) => `survival/${name}`),
    'distributions/special-functions',
    'cox/cox-monotone',
    'cox/cox-laws',
    'cox/heterogeneity',
    'logistic/logistic-laws',
    'laws',
    'proportions/table-laws',
    'log-rank/log-rank-laws',
  ],
  ...[
    'proportions/tables-oracle',
    'ranks/ranks-oracle',
    'means/means-oracle',
    'cox/cox-nested-oracle',
    'cox/schoenfeld-oracle',
    'concordance/concordance-oracle',
    'balance/balance-oracle',
    'log-rank/weighted-oracle',
    'random-oracle',
    'logistic/logistic-oracle',
  ],
  ...['competing-risks/competing-oracle', 'survival/survival-oracle', 'cox/firth-oracle', 'cox/cox-oracle'],
  ...['../cohort/results/simulations', 'refusals'],
].map((name) => `./${name}.test.ts`)

/** Tests of data so large that they would take most of the time, and say nothing that the others do not. */
const LARGE =
  /nwtco|mgus2|transplant|retinopathy|myeloid|bladder1|stanford2|decided alike by doubles|more than a million/

/**
 * A mutant is endless in a test that reaches it this many times as often as without it, and some. (Stryker's own limit
 * is of all tests together, and a clock would call a busy machine endless.) The counts outlive a worker in a file.
 */
const MOST_TIMES = 10
const AND_SOME = 1000

const BUNDLE = 'test/statistics/mutation-bundle.mjs'
const HITS = 'test/statistics/mutation-hits.json'

/** What Stryker's instrumented code reads and counts. */
interface Namespace {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number
  hitLimit?: number | undefined
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> }
}

/**
 * Runs the tests of statistics in Stryker's own worker, without vitest: a mutant costs the tests that reach it up to the
 * first that fails, and no start of anything. The tests are the same files; `test` and `describe` come from stand-in.ts,
 * the matchers are vitest's.
 */
class InProcessRunner implements TestRunner {
  static readonly inject = [] as const
  private readonly stryker: Namespace
  private suites: readonly Suite[] = []
  private loads = 0
  /** How often each test reaches each mutant. */
  private hits: Record<string, Record<string, number>> = {}

  constructor() {
    const world = globalThis as { __stryker__?: Namespace }
    world.__stryker__ ??= {}
    this.stryker = world.__stryker__
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    await build({
      stdin: {
        contents: [...TESTS.map((test) => `import '${test}'`), "export { declared } from 'vitest'"].join(
          '\n',
        ),
        resolveDir: resolve('test/statistics'),
      },
      absWorkingDir: process.cwd(),
      outfile: BUNDLE,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      alias: { vitest: fileURLToPath(new URL('stand-in.ts', import.meta.url)) },
      logLevel: 'error',
    })
    if (existsSync(HITS)) this.hits = JSON.parse(readFileSync(HITS, 'utf8'))
  }

  async dryRun(): Promise<DryRunResult> {
    this.stryker.activeMutant = undefined
    await this.load()
    const tests: TestResult[] = []
    for (const suite of this.suites) tests.push(...(await this.dryRunSuite(suite)))
    this.stryker.currentTestId = undefined
    this.hits = this.stryker.mutantCoverage?.perTest ?? {}
    writeFileSync(HITS, JSON.stringify(this.hits))
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.stryker.mutantCoverage! }
  }

  /** What is computed between the tests of a describe is reached by each of them. */
  private async dryRunSuite(suite: Suite): Promise<readonly TestResult[]> {
    this.stryker.currentTestId = suite.name
    const tests = suite.tests()
    const between = { ...this.stryker.mutantCoverage?.perTest[suite.name] }
    const results: TestResult[] = []
    for (const { name, body } of tests) {
      const start = Date.now()
      this.stryker.currentTestId = name
      const failure = await failureOf(body)
      const own = { id: name, name, timeSpentMs: Date.now() - start }
      results.push(
        failure === undefined
          ? { ...own, status: TestStatus.Success }
          : { ...own, status: TestStatus.Failed, failureMessage: failure },
      )
      const perTest = this.stryker.mutantCoverage?.perTest
      if (perTest) perTest[name] = { ...between, ...perTest[name] }
    }
    if (!tests.some(({ name }) => name === suite.name))
      delete this.stryker.mutantCoverage?.perTest[suite.name]
    return results
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { id } = options.activeMutant
    Object.assign(this.stryker, { hitCount: 0, hitLimit: options.hitLimit, currentTestId: undefined })
    this.stryker.activeMutant = options.mutantActivation === 'static' ? id : undefined
    try {
      if (options.reloadEnvironment || this.suites.length === 0) await this.load()
      this.stryker.activeMutant = id
      return await this.firstFailure(id, options.testFilter && new Set(options.testFilter))
    } catch (error) {
      return { status: MutantRunStatus.Error, errorMessage: String(error) }
    } finally {
      this.stryker.activeMutant = undefined
    }
  }

  private async firstFailure(id: string, wanted: ReadonlySet<string> | undefined): Promise<MutantRunResult> {
    const suites = wanted && new Set([...wanted].map((name) => name.split(' > ')[0]!))
    let nrOfTests = 0
    for (const suite of this.suites) {
      if (suites && !suites.has(suite.name)) continue
      this.allow(id, (name) => name === suite.name || name.startsWith(`${suite.name} > `))
      const found = testsOf(suite)
      if (typeof found === 'string') return this.killed(suite.name, found, nrOfTests)
      for (const { name, body } of found) {
        if (wanted && !wanted.has(name)) continue
        nrOfTests += 1
        this.allow(id, (one) => one === name)
        const failure = await failureOf(body)
        if (failure !== undefined) return this.killed(name, failure, nrOfTests)
      }
    }
    return { status: MutantRunStatus.Survived, nrOfTests }
  }

  /** Lets the mutant be reached so often, in what comes next, that only an endless one is stopped. */
  private allow(id: string, isNext: (test: string) => boolean): void {
    const most = Math.max(
      0,
      ...Object.entries(this.hits).map(([test, hits]) => (isNext(test) ? (hits[id] ?? 0) : 0)),
    )
    Object.assign(this.stryker, { hitCount: 0, hitLimit: MOST_TIMES * most + AND_SOME })
  }

  private killed(test: string, failureMessage: string, nrOfTests: number): MutantRunResult {
    return determineHitLimitReached(this.stryker.hitCount, this.stryker.hitLimit)
      ? { status: MutantRunStatus.Timeout, reason: 'hit limit' }
      : { status: MutantRunStatus.Killed, killedBy: [test], failureMessage, nrOfTests }
  }

  private async load(): Promise<void> {
    this.loads += 1
    const bundle = `${pathToFileURL(resolve(BUNDLE)).href}?${this.loads}`
    const { declared } = (await import(bundle)) as { declared: readonly Suite[] }
    this.suites = declared.filter(({ name }) => !LARGE.test(name))
  }
}

const testsOf = (suite: Suite): ReturnType<Suite['tests']> | string => {
  try {
    return suite.tests()
  } catch (error) {
    return String(error)
  }
}

const failureOf = async (body: () => unknown): Promise<string | undefined> => {
  try {
    await body()
    return undefined
  } catch (error) {
    return String(error)
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)]
