import { normalTwoSided } from '../distributions/normal.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import type { LogRank } from './log-rank.ts'

/**
 * Test for trend over ordered groups, from a log-rank test's u = O - E and V: Z = s'u / sqrt(s'Vs) for scores s, one
 * per group in its order; two-sided p. A constant added to the scores changes nothing.
 *
 * No answer if s'Vs is 0. Errors: throws if there are not as many scores as groups.
 * Source: Tarone 1975. Checked against the score test of R `coxph(ties = "exact")` with a numeric score.
 */
export const logRankTrend = (test: LogRank, scores: readonly number[]): { z: Answer; p: Answer } => {
  if (scores.length !== test.u.length) {
    throw new Error(`logRankTrend: expected ${test.u.length} scores, found ${scores.length}`)
  }
  // subtract the mean score first, so that large scores close together do not cancel
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const s = scores.map((score) => score - mean)
  const u = s.reduce((sum, score, j) => sum + score * test.u[j]!, 0)
  let [variance, scale] = [0, 0]
  test.v.forEach((row, j) => {
    row.forEach((v, k) => {
      variance += s[j]! * v * s[k]!
      scale += Math.abs(s[j]! * v * s[k]!)
    })
  })
  if (!(variance > 1e-12 * scale)) {
    const none = unknown('no event while groups with different scores were at risk together')
    return { z: none, p: none }
  }
  const z = u / Math.sqrt(variance)
  return { z: known(z), p: known(normalTwoSided(z)) }
}
