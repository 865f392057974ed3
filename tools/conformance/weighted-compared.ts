import { criticalValue } from '../../statistics/distributions/normal.ts'
import { type LogRank, logRank } from '../../statistics/log-rank/log-rank.ts'
import { logRankPairwise } from '../../statistics/log-rank/log-rank-pairwise.ts'
import { logRankTrend } from '../../statistics/log-rank/log-rank-trend.ts'
import type { LogRankWeight } from '../../statistics/log-rank/log-rank-weight.ts'
import { landmarkDifference } from '../../statistics/survival/landmark-difference.ts'
import { personTimeRate } from '../../statistics/survival/person-time-rate.ts'
import {
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanRatio,
} from '../../statistics/survival/restricted-mean.ts'
import { reverseKaplanMeier } from '../../statistics/survival/reverse-kaplan-meier.ts'
import { survivalAt } from '../../statistics/survival/survival-at.ts'
import { survivalExactLimits } from '../../statistics/survival/survival-exact-limits.ts'
import { survivalQuantile } from '../../statistics/survival/survival-quantile.ts'
import { survivalQuantileInterval } from '../../statistics/survival/survival-quantile-interval.ts'
import { eventTableOf, strataOf } from './event-table-of.ts'
import {
  answerOf,
  type Compared,
  cellValue,
  groupBy,
  kmOf,
  type OracleRow,
  readCsv,
  subjectsOf,
} from './oracle.ts'

export const weightedExpected = groupBy(readCsv('expected/weighted.csv'), (row) => row.dataset!)

type Line = Readonly<Record<string, string>>

const weightOf = (name: string): LogRankWeight => {
  const [, rho, gamma] = /^fleming-(.+)-(.+)$/.exec(name) ?? []
  return rho === undefined
    ? ({ kind: name } as LogRankWeight)
    : { kind: 'fleming-harrington', rho: Number(rho), gamma: Number(gamma) }
}

/** Weighted tests, trends and pairs, contrasts of the first two groups, and quantities of each group. */
export function* weightedCompared(dataset: string): Iterable<Compared> {
  const rows = subjectsOf(dataset)
  const names = [...new Set(rows.map(({ group }) => group))].sort()
  const tests = testsOf(rows)
  for (const line of weightedExpected.get(dataset)!) {
    const own = rows.filter(({ group }) => group === line.group)
    const tested = testOf(line, tests, names)
    const ours =
      tested !== undefined ? tested : own.length > 0 ? groupValue(line, own) : contrast(line, rows, names)
    yield {
      dataset,
      quantity: line.quantity!,
      what: `${dataset} ${line.group} at ${line.at}`,
      ours,
      theirs: cellValue(line.value!),
    }
  }
}

/** The tests of these rows by weight and strata, each computed once. */
const testsOf = (rows: readonly OracleRow[]) => {
  const once = <T>(make: (key: string) => T) => {
    const made = new Map<string, T>()
    return (...words: readonly string[]): T => {
      const key = words.join(' ')
      if (!made.has(key)) made.set(key, make(key))
      return made.get(key)!
    }
  }
  const tables = (strata: string) => (strata === '' ? [eventTableOf(rows)] : strataOf(rows))
  return {
    all: once((key) => {
      const [weight, strata] = key.split(' ')
      return logRank(tables(strata!), weightOf(weight!))
    }),
    pairs: once((key) => {
      const [weight, strata, adjustment, control] = key.split(' ')
      const p = adjustment as 'holm' | 'bonferroni' | 'benjamini-hochberg'
      return logRankPairwise(tables(strata!), p, weightOf(weight!), 'hypergeometric', control)
    }),
  }
}

/** Undefined if the quantity does not belong to a test. */
const testOf = (
  { quantity, group }: Line,
  tests: ReturnType<typeof testsOf>,
  names: readonly string[],
): number | null | undefined => {
  const trend = /^trend-(.+?)-(stratified-)?z$/.exec(quantity!)
  if (trend) {
    const found = tests.all(trend[1]!, trend[2] ?? '')
    // 0, 1, 3, 6, ...: not evenly apart
    return answerOf(
      logRankTrend(
        inOrder(found, names),
        names.map((_, k) => (k * (k + 1)) / 2),
      ).z,
    )
  }
  const pair = /^pair-(.+?)-(stratified-)?(chi|p|holm|bonferroni|BH)$/.exec(quantity!)
  if (pair) {
    const adjustment =
      pair[3] === 'BH' ? 'benjamini-hochberg' : pair[3] === 'bonferroni' ? 'bonferroni' : 'holm'
    const all = tests.pairs(pair[1]!, pair[2] ?? '', adjustment)
    const [a, b] = group!.split('|')
    const found = all.find(
      ({ first, second }) => (first === a && second === b) || (first === b && second === a),
    )!
    return answerOf(
      pair[3] === 'chi' ? found.test.chiSquare : pair[3] === 'p' ? found.test.p : found.adjustedP,
    )
  }
  const controlled = withControl(quantity!, group!, tests)
  if (controlled !== undefined) return controlled
  const plain = /^(.+?)-(stratified-)?(observed|expected|chi|p)$/.exec(quantity!)
  if (!plain || /^landmark/.test(quantity!)) return undefined
  const found = tests.all(plain[1]!, plain[2] ?? '')
  if (plain[3] === 'chi') return answerOf(found.chiSquare)
  if (plain[3] === 'p') return answerOf(found.p)
  return found.groups.find(({ name }) => name === group)![plain[3] as 'observed' | 'expected']
}

/** The adjusted P of a group and the control, which is the first of the pair; undefined of another quantity. */
const withControl = (quantity: string, group: string, tests: ReturnType<typeof testsOf>) => {
  const control = /^control-(.+?)-(stratified-)?(holm|bonferroni)$/.exec(quantity)
  if (control === null) return undefined
  const [first, second] = group.split('|')
  const all = tests.pairs(control[1]!, control[2] ?? '', control[3]!, first!)
  return answerOf(all.find((pair) => pair.first === first && pair.second === second)!.adjustedP)
}

/** The test with its groups in the order of their names, to which the scores refer. */
const inOrder = (test: LogRank, names: readonly string[]): LogRank => {
  const place = names.map((name) => test.groups.findIndex((group) => group.name === name))
  return {
    ...test,
    u: place.map((j) => test.u[j]!),
    v: place.map((j) => place.map((k) => test.v[j]![k]!)),
  }
}

/** The first group versus the second, with 90% limits. */
const contrast = ({ quantity, at }: Line, rows: readonly OracleRow[], names: readonly string[]) => {
  const [a, b] = names.map((name) => kmOf(rows.filter(({ group }) => group === name)))
  const [t, z] = [Number(at), criticalValue(0.9)]
  const point = (curve: ReturnType<typeof kmOf>) => {
    const { survival, standardError } = survivalAt(curve, t)
    return { estimate: survival, standardError }
  }
  const landmark = landmarkDifference(point(a!), point(b!), z)
  const [first, second] = [restrictedMean(a!, t), restrictedMean(b!, t)]
  const difference = restrictedMeanDifference(first, second, z)
  const ratio = restrictedMeanRatio(first, second, z)
  const values: Readonly<Record<string, number | null>> = {
    'landmark-difference': answerOf(landmark.difference),
    'landmark-lower': answerOf(landmark.lower),
    'landmark-upper': answerOf(landmark.upper),
    'landmark-p': answerOf(landmark.p),
    'rmst-difference': answerOf(difference.estimate),
    'rmst-difference-lower': answerOf(difference.lower),
    'rmst-difference-upper': answerOf(difference.upper),
    'rmst-ratio': answerOf(ratio.estimate),
    'rmst-ratio-lower': answerOf(ratio.lower),
    'rmst-ratio-upper': answerOf(ratio.upper),
  }
  return values[quantity!]!
}

/** Rates, exact limits at 90%, follow-up with events first, and the rules of SPSS and SAS, in one group. */
const groupValue = ({ quantity, at }: Line, own: readonly OracleRow[]): number | null => {
  const { times, groups } = eventTableOf(own)
  const curve = kmOf(own)
  const t = Number(at)
  const rate = () => personTimeRate(times, groups[0]!, 0.9)
  const exact = () => survivalExactLimits(times, groups[0]!, t, 0.9)
  const followUp = () => survivalAt(reverseKaplanMeier(times, groups[0]!, 'events-first'), t)
  const spss = () => survivalQuantileInterval(curve, t, { kind: 'spss-density' })
  const values: Readonly<Record<string, () => number | null>> = {
    rate: () => answerOf(rate().rate),
    'rate-lower': () => answerOf(rate().lower),
    'rate-upper': () => answerOf(rate().upper),
    'exact-lower': () => answerOf(exact().lower),
    'exact-upper': () => answerOf(exact().upper),
    'events-first': () => answerOf(followUp().survival),
    'events-first-se': () => answerOf(followUp().standardError),
    'first-at-or-below': () => answerOf(survivalQuantile(curve, t, 'first-at-or-below')),
    'sas-quantile': () => answerOf(survivalQuantile(curve, t, 'sas')),
    'spss-se': () => answerOf(spss().se),
    'spss-lower': () => answerOf(spss().lower),
    'spss-upper': () => answerOf(spss().upper),
  }
  return values[quantity!]!()
}
