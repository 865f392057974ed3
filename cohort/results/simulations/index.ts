import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { hasDelayedEntry } from '../../../statistics/log-rank/log-rank-allocations.ts'
import type { EventTable } from '../../../statistics/survival/event-table.ts'
import { eventTables } from '../../counts/event-rows.ts'
import { withTimeZero } from '../../counts/time-zero.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { Estimate } from '../../descriptors/plan/estimate.ts'
import type { Simulation } from '../../descriptors/plan/simulation.ts'
import type { Test } from '../../descriptors/plan/test.ts'
import { causeIndex } from '../../subjects/follow-ups.ts'
import { noProgress, type ReportProgress } from '../../values/progress.ts'
import { scoresOf } from '../group-tests/log-rank.ts'
import { orderOf, type TestData } from '../group-tests/parts/test-data.ts'
import type { Result } from '../result.ts'
import { coverageResults } from './coverage.ts'
import { noSimulation } from './proportion.ts'
import { sizeResults } from './size.ts'
import { isOfTimes, type TestOfTimes } from './test-of-times.ts'

export interface SimulationData extends TestData {
  readonly tests: Readonly<Record<string, Test>>
  readonly estimates: Readonly<Record<string, Estimate>>
}

/** The size of tests and the coverage of intervals in simulated samples similar to this cohort. */
export const simulationResults = (
  simulations: Readonly<Record<string, Simulation>>,
  recorded: SimulationData,
  rules: Rules,
  report: ReportProgress = noProgress,
): readonly Result[] => {
  const { eventRows, endpoints, variables } = recorded
  const data = { ...recorded, eventRows: withTimeZero(eventRows, rules.timeZero, endpoints, variables) }
  return Object.entries(simulations).flatMap(([analysis, simulation], i, { length }) => {
    report(i, length, 'simulations')
    if ('test' in simulation) {
      const test = data.tests[simulation.test]!
      if (!isOfTimes(test)) throw new Error(`simulation ${analysis}: expected a test of times`)
      const strata = 'strata' in test ? test.strata : []
      const tables = eventTables(data.eventRows, test.endpoint, [test.by], strata, orderOf(test.by, data))
      const reason = reasonAgainst(tables)
      return reason === undefined
        ? sizeResults(analysis, simulation, scored(test, tables, data), tables, rules, causeOf(test, data))
        : noSimulation({ analysis, statistic: 'size' }, reason)
    }
    const estimate = data.estimates[simulation.estimate]!
    const tables = eventTables(data.eventRows, estimate.endpoint, [])
    const reason = reasonAgainst(tables)
    return reason === undefined
      ? coverageResults(analysis, simulation, estimate, tables[0]!, rules)
      : noSimulation({ analysis, statistic: 'median-coverage' }, reason)
  })
}

/** The test with the scores of the groups that have subjects. */
const scored = (test: TestOfTimes, tables: readonly EventTable[], data: TestData): TestOfTimes =>
  'scores' in test ? { ...test, scores: scoresOf(test, logRank(tables).groups, data) } : test

const causeOf = (test: TestOfTimes, { endpoints }: TestData): number =>
  'cause' in test ? causeIndex(endpoints[test.endpoint]!, test.cause) : 0

const reasonAgainst = (tables: readonly EventTable[]): string | undefined => {
  if (tables.length === 0) return 'no patients entered'
  return hasDelayedEntry(tables) ? 'simulation is not available with delayed entry' : undefined
}
