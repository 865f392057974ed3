import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { limitsOf } from '../belong-together.ts'
import type { Finding } from '../finding.ts'
import { USUAL_LEVELS } from '../levels.ts'
import { zOfInterval, zOfP } from '../ratio-and-p.ts'
import type { ReportedNumber } from '../reported-number.ts'

/** |z| of p = 0.2 and of p = 0.01: the one test finds nothing, the other is far beyond chance. */
const [SMALL, LARGE] = [1.2816, 2.5758]

/**
 * A log-rank p beside a hazard ratio with its interval. The log-rank test is the score test of the same model, not the Wald
 * test of the interval, and may be stratified where the ratio is not: the two differ, so that only a glaring contradiction
 * counts. For all numbers that round to the reported ones, one has p above 0.2 and the other below 0.01. A ratio that
 * a sentence calls adjusted is a question, since the log-rank test is not adjusted.
 */
export const logRankAndRatio = (together: readonly ReportedNumber[]): readonly Finding[] => {
  const ratio = together.find(({ statistic, isExact }) => statistic === 'hazard-ratio' && isExact)
  const p = together.find(({ statistic }) => statistic === 'log-rank-p')
  const limits = ratio === undefined ? null : limitsOf(ratio, together)
  if (ratio === undefined || p === undefined || limits === null) return []
  const ofInterval = zOfInterval(ratio, limits, criticalValue(USUAL_LEVELS.confidence))
  const ofP = zOfP(p)
  if (ofInterval === null || ofP === null) return []
  const [nearest, farthest] = ofInterval[1] < ofP[0] ? [ofInterval[1], ofP[0]] : [ofP[1], ofInterval[0]]
  const isGlaring = nearest < SMALL && farthest > LARGE
  const outcome = !isGlaring
    ? 'consistent'
    : ADJUSTED.test(ratio.claim.label)
      ? 'cannot be settled'
      : 'inconsistent'
  return [
    {
      check: 'ratio and p',
      claims: [ratio, ...limits, p].map(({ claim }) => claim.id),
      outcome,
      detail: isGlaring
        ? `the interval ${limits.map(({ claim }) => claim.published).join(' to ')} and the log-rank p ${p.claim.published} are on both sides of p from 0.01 to 0.2`
        : `the interval and the log-rank p ${p.claim.published} do not contradict each other`,
    },
  ]
}

const ADJUSTED = /adjust|multivari|stratif|propensity|weighted/i
