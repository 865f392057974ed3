import { grayTest } from '../../../statistics/competing-risks/gray-test.ts'
import { criticalValue, normalTwoSided } from '../../../statistics/distributions/normal.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { logRankPairwise, type PairwiseTest } from '../../../statistics/log-rank/log-rank-pairwise.ts'
import { logRankMonteCarlo } from '../../../statistics/log-rank/log-rank-permutation.ts'
import { logRankTrend } from '../../../statistics/log-rank/log-rank-trend.ts'
import { type Answer, known, mapAnswer, unknown } from '../../../statistics/numbers/answer.ts'
import type { RandomBelow } from '../../../statistics/numbers/random.ts'
import type { EventTable } from '../../../statistics/survival/event-table.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import { landmarkDifference } from '../../../statistics/survival/landmark-difference.ts'
import { restrictedMean, restrictedMeanDifference } from '../../../statistics/survival/restricted-mean.ts'
import { survivalAt } from '../../../statistics/survival/survival-at.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { controlOf, logRankRule, weightOf } from '../group-tests/log-rank.ts'
import type { SimulatedKey } from './proportion.ts'
import type { SimulatedMethod, TestOfTimes } from './test-of-times.ts'

/** A p-value whose size is simulated. */
export interface TestedP {
  readonly statistic: SimulatedKey['statistic']
  readonly words: string
  readonly at?: number
  readonly p: (sample: readonly EventTable[], below: RandomBelow) => Answer
}

/** The p-values of a test. `cause`: the position of its cause among the causes of the endpoint. */
export const testedPValues = (test: TestOfTimes, rules: Rules, cause: number): readonly TestedP[] =>
  (P_VALUES[test.method] as PValues<SimulatedMethod>)(test, rules, cause)

type PValues<M extends SimulatedMethod> = (test: TestOf<M>, rules: Rules, cause: number) => readonly TestedP[]

/** Permutations drawn in each run: enough for an exactly valid p, few enough to take seconds. */
const DRAWS = 199

const P_VALUES: { readonly [M in SimulatedMethod]: PValues<M> } = {
  'log-rank': (test, rules) => {
    const { permutation, scores, pairwise } = test
    const [weight, rule, control] = [weightOf(test), logRankRule(test, rules), controlOf(test)]
    const approximation: TestedP = {
      statistic: 'size',
      words: 'chi-square approximation',
      p: (sample) => logRank(sample, weight, rule).p,
    }
    const trend: TestedP | undefined = scores && {
      statistic: 'trend-size',
      words: `trend with scores ${scores.join(', ')}`,
      p: (sample) => logRankTrend(logRank(sample, weight), scores).p,
    }
    const pairs: TestedP | undefined = pairwise && {
      statistic: 'pairwise-size',
      words: `the smallest p of ${control === undefined ? 'all pairs' : 'the pairs with the control'}, adjusted by ${pairwise}`,
      p: (sample) => smallest(logRankPairwise(sample, pairwise, weight, rule, control)),
    }
    const permuted: TestedP | undefined = permutation && {
      statistic: 'permutation-size',
      words: `permutation test, ${permutation} statistic, ${DRAWS} permutations drawn in each sample`,
      p: (sample, below) =>
        logRankMonteCarlo(sample, permutation, DRAWS, below(4294967296), rules.confidence).p,
    }
    return [approximation, trend, pairs, permuted].filter((tested) => tested !== undefined)
  },
  gray: (_, __, cause) => [
    { statistic: 'size', words: "Gray's test", p: (sample) => grayTest(sample, cause).p },
  ],
  'landmark-difference': ({ method, at }, rules) =>
    ofTwoCurves(method, at, (a, b, time) => {
      const point = (curve: Curve) => {
        const { survival, standardError } = survivalAt(curve, time)
        return { estimate: survival, standardError }
      }
      return landmarkDifference(point(a), point(b), criticalValue(rules.confidence)).p
    }),
  'restricted-mean': ({ method, at }, rules) =>
    ofTwoCurves(method, at, (a, b, time) => {
      const [first, second] = [restrictedMean(a, time), restrictedMean(b, time)]
      return mapAnswer(
        restrictedMeanDifference(first, second, criticalValue(rules.confidence)).z,
        normalTwoSided,
      )
    }),
}

type Curve = ReturnType<typeof kaplanMeier>

/** The p-value at each time from the curves of two groups. */
const ofTwoCurves = (
  words: string,
  times: readonly number[],
  pOf: (first: Curve, second: Curve, time: number) => Answer,
): readonly TestedP[] =>
  times.map((at) => ({
    statistic: 'size',
    words,
    at,
    p: ([table]) => {
      const [first, second] = table!.groups.map((group) => kaplanMeier(table!.times, group))
      return first === undefined || second === undefined
        ? unknown('the comparison needs two groups with subjects')
        : pOf(first, second, at)
    },
  }))

/** The smallest adjusted p: at most alpha if any pair is significant, the error that the adjustment controls. */
const smallest = (pairs: readonly PairwiseTest[]): Answer => {
  const ps = pairs.flatMap(({ adjustedP }) => (adjustedP.known ? [adjustedP.value] : []))
  return ps.length === 0
    ? unknown('no pair could be tested')
    : known(ps.reduce((least, p) => Math.min(least, p), 1))
}
