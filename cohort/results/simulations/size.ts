import { randomBelow } from '../../../statistics/numbers/random.ts'
import type { EventTable } from '../../../statistics/survival/event-table.ts'
import { simulatedTable, simulationModel } from '../../../statistics/survival/simulated-table.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { Simulation } from '../../descriptors/plan/simulation.ts'
import { type Result, result } from '../result.ts'
import { proportionResults } from './proportion.ts'
import type { TestOfTimes } from './test-of-times.ts'
import { testedPValues } from './tested-p-values.ts'

/** How often the test rejects at the plan's alpha when the groups do not differ: the size of each of its p-values. */
export const sizeResults = (
  analysis: string,
  { runs, seed }: Simulation,
  test: TestOfTimes,
  tables: readonly EventTable[],
  rules: Rules,
  cause = 0,
): readonly Result[] => {
  const below = randomBelow(seed)
  const strata = tables.map((table) => ({
    model: simulationModel(table, 'cause' in test),
    sizes: table.groups.map(({ name, entered }) => ({
      name,
      size: Array.from(entered).reduce((sum, count) => sum + count, 0),
    })),
  }))
  const tested = testedPValues(test, rules, cause)
  const outcomes = tested.map((): (boolean | null)[] => [])
  for (let run = 0; run < runs; run++) {
    const sample = strata.map(({ model, sizes }) => simulatedTable(model, sizes, below))
    tested.forEach(({ p }, i) => {
      const answer = p(sample, below)
      outcomes[i]!.push(answer.known ? answer.value <= rules.alpha : null)
    })
  }
  const samples = `${runs} samples with times from the pooled curve and censoring from its reverse, seed ${seed}`
  return [
    result({ analysis, statistic: 'runs' }, runs, '1', 'samples drawn'),
    ...tested.flatMap(({ statistic, words, at }, i) =>
      proportionResults(
        { analysis, statistic, ...(at === undefined ? {} : { at }) },
        outcomes[i]!,
        `proportion of samples with p at most ${rules.alpha} when the groups do not differ, ${words}, ${samples}`,
        rules.confidence,
      ),
    ),
  ]
}
