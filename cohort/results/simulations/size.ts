import { grayTest } from '../../../statistics/competing-risks/gray-test.ts'
import { criticalValue, normalTwoSided } from '../../../statistics/distributions/normal.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { logRankPairwise, type PairwiseTest } from '../../../statistics/log-rank/log-rank-pairwise.ts'
import { logRankMonteCarlo } from '../../../statistics/log-rank/log-rank-permutation.ts'
import { logRankTrend } from '../../../statistics/log-rank/log-rank-trend.ts'
import { type Answer, known, unknown } from '../../../statistics/numbers/answer.ts'
import { type RandomBelow, randomBelow } from '../../../statistics/numbers/random.ts'
import type { EventTable } from '../../../statistics/survival/event-table.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import { landmarkDifference } from '../../../statistics/survival/landmark-difference.ts'
import { restrictedMean, restrictedMeanDifference } from '../../../statistics/survival/restricted-mean.ts'
import { simulatedTable, simulationModel } from '../../../statistics/survival/simulated-table.ts'
import { survivalAt } from '../../../statistics/survival/survival-at.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { Simulation } from '../../descriptors/plan/simulation.ts'
import { logRankRule, weightOf } from '../group-tests/log-rank.ts'
import { type Result, result } from '../result.ts'
import { proportionResults, type SimulatedKey } from './proportion.ts'
import type { TestOfTimes } from './test-of-times.ts'

/** Permutations drawn in each run: enough for an exactly valid p, few enough to take seconds. */
const DRAWS = 199

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
    model: simulationModel(table, test.method === 'gray'),
    sizes: table.groups.map(({ name, entered }) => ({
      name,
      size: Array.from(entered).reduce((sum, count) => sum + count, 0),
    })),
  }))
  const tested = pValues(test, rules, cause)
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

interface TestedP {
  readonly statistic: SimulatedKey['statistic']
  readonly words: string
  readonly at?: number
  readonly p: (sample: readonly EventTable[], below: RandomBelow) => Answer
}

const pValues = (test: TestOfTimes, rules: Rules, cause: number): readonly TestedP[] => {
  if (test.method === 'gray')
    return [{ statistic: 'size', words: "Gray's test", p: (sample) => grayTest(sample, cause).p }]
  if (test.method === 'log-rank') {
    const { permutation, scores, pairwise } = test
    const [weight, rule] = [weightOf(test), logRankRule(test, rules)]
    return [
      {
        statistic: 'size',
        words: 'chi-square approximation',
        p: (sample) => logRank(sample, weight, rule).p,
      },
      ...(scores === undefined
        ? []
        : [
            {
              statistic: 'trend-size' as const,
              words: `trend with scores ${scores.join(', ')}`,
              p: (sample: readonly EventTable[]) => logRankTrend(logRank(sample, weight), scores).p,
            },
          ]),
      ...(pairwise === undefined
        ? []
        : [
            {
              statistic: 'pairwise-size' as const,
              words: `the smallest p of all pairs, adjusted by ${pairwise}`,
              p: (sample: readonly EventTable[]) => smallest(logRankPairwise(sample, pairwise, weight, rule)),
            },
          ]),
      ...(permutation === undefined
        ? []
        : [
            {
              statistic: 'permutation-size' as const,
              words: `permutation test, ${permutation} statistic, ${DRAWS} permutations drawn in each sample`,
              p: (sample: readonly EventTable[], below: RandomBelow) =>
                logRankMonteCarlo(sample, permutation, DRAWS, below(4294967296), rules.confidence).p,
            },
          ]),
    ]
  }
  const z = criticalValue(rules.confidence)
  return test.at.map((at) => ({
    statistic: 'size',
    words: test.method,
    at,
    p: ([table]) => {
      const [a, b] = table!.groups.map((group) => kaplanMeier(table!.times, group))
      if (a === undefined || b === undefined)
        return { known: false, reason: 'the comparison needs two groups with subjects' }
      if (test.method === 'restricted-mean') {
        const found = restrictedMeanDifference(restrictedMean(a, at), restrictedMean(b, at), z).z
        return found.known ? { known: true, value: normalTwoSided(found.value) } : found
      }
      const point = (curve: typeof a) => {
        const { survival, standardError } = survivalAt(curve, at)
        return { estimate: survival, standardError }
      }
      return landmarkDifference(point(a), point(b), z).p
    },
  }))
}

/** The smallest adjusted p: at most alpha if any pair is significant, the error that the adjustment controls. */
const smallest = (pairs: readonly PairwiseTest[]): Answer => {
  const ps = pairs.flatMap(({ adjustedP }) => (adjustedP.known ? [adjustedP.value] : []))
  return ps.length === 0
    ? unknown('no pair could be tested')
    : known(ps.reduce((least, p) => Math.min(least, p), 1))
}
