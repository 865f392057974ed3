import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { survivalQuantile } from '../../../statistics/survival/survival-quantile.ts'
import {
  type QuantileIntervalRule,
  survivalQuantileInterval,
} from '../../../statistics/survival/survival-quantile-interval.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/**
 * Times by which a proportion of the subjects had the event; the quartiles have their usual names. The median is always
 * included: figures and report show it.
 */
export const quantileResults = (request: GroupRequest): readonly Result[] => {
  const { quantiles } = request.plan
  return (quantiles.includes(0.5) ? quantiles : [0.5, ...quantiles]).flatMap((p) => quantile(p, request))
}

const NAMES: ReadonlyMap<number, 'q1' | 'median' | 'q3'> = new Map([
  [0.25, 'q1'],
  [0.5, 'median'],
  [0.75, 'q3'],
])

const quantile = (p: number, { key, curve, unit, rules }: GroupRequest): readonly Result[] => {
  const name = NAMES.get(p) ?? (`quantile-${p}` as const)
  const { lower, upper, se } = survivalQuantileInterval(curve, p, intervalRule(rules, p))
  const rule = quantileRule(rules, p)
  const point = p === 0.5 ? 'median' : `survival quantile ${p}`
  const interval = `${point}, ${intervalWords(rules, p)}`
  return [
    result(
      { ...key, statistic: name },
      survivalQuantile(curve, p, rule),
      unit,
      `${point}, ${QUANTILE_WORDS[rule]}`,
    ),
    result({ ...key, statistic: `${name}-lower` }, lower, unit, `lower limit of the ${interval}`),
    result({ ...key, statistic: `${name}-upper` }, upper, unit, `upper limit of the ${interval}`),
    result({ ...key, statistic: `${name}-se` }, se, unit, `standard error of the ${interval}`),
  ]
}

/** R's print method shows only the median: other quantiles follow its quantile(). */
const quantileRule = ({ median }: Rules, p: number): Rules['median'] =>
  median === 'r-print' && p !== 0.5 ? 'r-middle' : median

const QUANTILE_WORDS: Readonly<Record<Rules['median'], string>> = {
  'first-at-or-below': 'first time at which S is at or below the level (SPSS)',
  'r-middle': "midpoint where S is flat at exactly the level, also if the curve ends there (R's quantile)",
  'r-print':
    "midpoint where S is flat at exactly the level, or its start if the curve ends there (R's print)",
  sas: 'midpoint where S is flat at exactly the level (SAS)',
}

/** The rule for the limits of the time by which a proportion p has had the event. */
export const intervalRule = (rules: Rules, p: number): QuantileIntervalRule => {
  const { medianInterval, band, confidence } = rules
  const z = criticalValue(confidence)
  switch (medianInterval) {
    case 'spss-density':
      return { kind: 'spss-density' }
    case 'inverted-band':
      return { kind: 'inverted-band', band, z, ends: bandEnds(rules, p) }
    case 'sas-sign':
      return { kind: 'sas-sign', transform: band, z }
    default: {
      const never: never = medianInterval
      return never
    }
  }
}

const bandEnds = (rules: Rules, p: number): 'r-middle' | 'r-print' =>
  quantileRule(rules, p) === 'r-print' ? 'r-print' : 'r-middle'

/** The rule for these limits, for method texts. */
export const intervalWords = (rules: Rules, p: number): string => {
  const { medianInterval, band, confidence } = rules
  if (medianInterval === 'spss-density') return 'SPSS density interval, z = 1.96'
  return medianInterval === 'inverted-band'
    ? `inverted ${band} band (R's ${bandEnds(rules, p) === 'r-print' ? 'print' : 'quantile'}), ${percent(confidence)}`
    : `sign-test interval, ${band}, ${percent(confidence)}`
}
