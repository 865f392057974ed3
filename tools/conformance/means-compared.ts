import { cochranArmitage } from '../../statistics/association/cochran-armitage.ts'
import type { Correlation } from '../../statistics/association/correlation.ts'
import type { CountedPair } from '../../statistics/association/counted-pairs.ts'
import { kendall } from '../../statistics/association/kendall.ts'
import { pearson } from '../../statistics/association/pearson.ts'
import { spearman } from '../../statistics/association/spearman.ts'
import { anova } from '../../statistics/means/anova.ts'
import type { MeanDifference } from '../../statistics/means/mean-difference.ts'
import { pairedT } from '../../statistics/means/paired-t.ts'
import { student } from '../../statistics/means/student.ts'
import { welch } from '../../statistics/means/welch.ts'
import { welchAnova } from '../../statistics/means/welch-anova.ts'
import { type Answer, mapAnswer } from '../../statistics/numbers/answer.ts'
import type { CountedValues } from '../../statistics/numbers/exact-sums.ts'
import { answerOf, type Compared, cellValue, readCsv } from './oracle.ts'

/** The level of the intervals of `means.R`. */
const LEVEL = 0.9

const parse = (text: string): readonly number[] => text.split(' ').map(Number)

/** Distinct values with counts, in an order that has no meaning. */
export const countedValuesOf = (sample: readonly number[]): CountedValues => {
  const values = [...new Set(sample)].reverse()
  return { values, counts: values.map((value) => sample.filter((other) => other === value).length) }
}

export const countedPairsOf = (x: readonly number[], y: readonly number[]): readonly CountedPair[] => {
  const counts = new Map<string, CountedPair>()
  x.forEach((value, i) => {
    const key = `${value} ${y[i]}`
    counts.set(key, { x: value, y: y[i]!, count: (counts.get(key)?.count ?? 0) + 1 })
  })
  return [...counts.values()]
}

type Line = Readonly<Record<string, string>>

/** Our numbers by the column of R's. */
type Ours = Readonly<Record<string, Answer>>

const ofDifference = (prefix: string, found: MeanDifference): Ours => ({
  [`${prefix}_difference`]: found.difference,
  [`${prefix}_se`]: found.standardError,
  [`${prefix}_lower`]: found.lower,
  [`${prefix}_upper`]: found.upper,
  [`${prefix}_t`]: found.t,
  [`${prefix}_df`]: found.df,
  [`${prefix}_p`]: found.p,
})

const ofGroups = (line: Line): Ours => {
  const groups = line.groups!.split('|').map((group) => countedValuesOf(parse(group)))
  const [one, separate] = [anova(groups), welchAnova(groups)]
  return {
    ...ofDifference('student', student(groups[0]!, groups[1]!, LEVEL)),
    ...ofDifference('welch', welch(groups[0]!, groups[1]!, LEVEL)),
    anova_f: one.f,
    anova_df: one.residualDf,
    anova_p: one.p,
    eta: one.f.known ? one.etaSquared : one.f,
    welch_f: separate.f,
    welch_fdf: separate.residualDf,
    welch_fp: separate.p,
  }
}

const ofCorrelation = (name: string, found: Correlation): Ours => ({
  [name]: found.coefficient,
  [`${name}_lower`]: found.lower,
  [`${name}_upper`]: found.upper,
  [`${name}_statistic`]: found.statistic,
  [`${name}_p`]: found.p,
})

const ofPairs = (line: Line): Ours => {
  const [x, y] = [parse(line.x!), parse(line.y!)]
  const pairs = countedPairsOf(x, y)
  // differences of the decimals: 0.3 - 0.1 is 0.2
  const differences = countedValuesOf(x.map((value, i) => Number((y[i]! - value).toFixed(6))))
  return {
    ...ofDifference('paired', pairedT(differences, LEVEL)),
    ...ofCorrelation('pearson', pearson(pairs, LEVEL)),
    ...ofCorrelation('spearman', spearman(pairs, LEVEL)),
    ...ofCorrelation('kendall', kendall(pairs, LEVEL)),
  }
}

const ofTrend = (line: Line): Ours => {
  const [events, n, score] = [parse(line.events!), parse(line.n!), parse(line.score!)]
  const found = cochranArmitage(score.map((value, i) => ({ score: value, n: n[i]!, events: events[i]! })))
  return { chisq: found.chiSquare, p: found.p, sign: mapAnswer(found.z, Math.sign) }
}

/** R stops or has no number where a test has no variation: there we have the difference of means, and 0 as its error. */
const isBeyondR = (quantity: string, found: Ours): boolean => {
  const [test, part] = quantity.split('_')
  const hasTest = found[`${test}_t`]?.known
  return (part === 'difference' || part === 'se' || part === 'df') && hasTest === false
}

function* compared(path: string, ours: (line: Line) => Ours, names: string): Iterable<Compared> {
  for (const line of readCsv(path)) {
    const found = ours(line)
    for (const [quantity, answer] of Object.entries(found)) {
      const theirs = cellValue(line[quantity]!)
      if (theirs === null && isBeyondR(quantity, found)) continue
      yield {
        dataset: line.dataset!,
        quantity: `${names}${quantity.replaceAll('_', ' ')}`,
        what: line.dataset!,
        ours: answerOf(answer),
        theirs,
      }
    }
  }
}

/** t tests and analysis of variance of groups. */
export const groupMeansCompared = (): Iterable<Compared> => compared('expected/means.csv', ofGroups, '')

/** The paired t test and correlations. */
export const pairsCompared = (): Iterable<Compared> => compared('expected/pairs.csv', ofPairs, '')

/** The test for trend of proportions. */
export const trendCompared = (): Iterable<Compared> => compared('expected/trend.csv', ofTrend, 'trend ')
