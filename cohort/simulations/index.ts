import type { EventTable } from '../../statistics/event-table.ts'
import { logRank } from '../../statistics/log-rank.ts'
import { hasDelayedEntry } from '../../statistics/log-rank-assignments.ts'
import type { Rules } from '../conventions.ts'
import { eventTables } from '../event-rows.ts'
import { causeIndex } from '../follow-ups.ts'
import type { Estimate } from '../plan/estimate.ts'
import type { Simulation } from '../plan/simulation.ts'
import type { Test } from '../plan/test.ts'
import type { Result } from '../result.ts'
import { type Tell, tellNobody } from '../tell.ts'
import { scoresOf } from '../tests/log-rank.ts'
import { orderOf, type TestData } from '../tests/test-data.ts'
import { underTimeZero } from '../time-zero.ts'
import { coverageResults } from './coverage.ts'
import { noSimulation } from './share.ts'
import { sizeResults } from './size.ts'
import { isOfTimes, type TestOfTimes } from './test-of-times.ts'

export interface SimulationData extends TestData {
  readonly tests: Readonly<Record<string, Test>>
  readonly estimates: Readonly<Record<string, Estimate>>
}

/** The real size of tests and the real coverage of intervals in samples like this one. */
export const simulationResults = (
  simulations: Readonly<Record<string, Simulation>>,
  recorded: SimulationData,
  rules: Rules,
  tell: Tell = tellNobody,
): readonly Result[] => {
  const { eventRows, endpoints, variables } = recorded
  const data = { ...recorded, eventRows: underTimeZero(eventRows, rules.timeZero, endpoints, variables) }
  return Object.entries(simulations).flatMap(([analysis, simulation], i, { length }) => {
    tell(i, length, 'simulations')
    if ('test' in simulation) {
      const test = data.tests[simulation.test]!
      if (!isOfTimes(test)) throw new Error(`simulation ${analysis}: expected a test of times`)
      const strata = 'strata' in test ? test.strata : []
      const tables = eventTables(data.eventRows, test.endpoint, [test.by], strata, orderOf(test.by, data))
      const reason = whyNot(tables)
      return reason === undefined
        ? sizeResults(analysis, simulation, scored(test, tables, data), tables, rules, causeOf(test, data))
        : noSimulation({ analysis, statistic: 'size' }, reason)
    }
    const estimate = data.estimates[simulation.estimate]!
    const tables = eventTables(data.eventRows, estimate.endpoint, [])
    const reason = whyNot(tables)
    return reason === undefined
      ? coverageResults(analysis, simulation, estimate, tables[0]!, rules)
      : noSimulation({ analysis, statistic: 'median-coverage' }, reason)
  })
}

/** With the scores of the groups that are there. */
const scored = (test: TestOfTimes, tables: readonly EventTable[], data: TestData): TestOfTimes =>
  test.method === 'log-rank' ? { ...test, scores: scoresOf(test, logRank(tables).groups, data) } : test

const causeOf = (test: TestOfTimes, { endpoints }: TestData): number =>
  test.method === 'gray' ? causeIndex(endpoints[test.endpoint]!, test.cause) : 0

const whyNot = (tables: readonly EventTable[]): string | undefined => {
  if (tables.length === 0) return 'nobody entered'
  return hasDelayedEntry(tables) ? 'no samples are drawn under delayed entry' : undefined
}
