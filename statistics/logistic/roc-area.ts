import { type Answer, known, unknown } from '../numbers/answer.ts'
import type { LogisticRegression } from './logistic-regression.ts'
import { type RiskRank, riskRanks } from './risk-ranks.ts'

export interface RocArea {
  readonly area: Answer
  readonly standardError: Answer
  readonly lower: Answer
  readonly upper: Answer
}

/**
 * Area under the receiver operating characteristic of risks: the share of pairs of a subject with and one without the
 * outcome in which the risk of the first is higher, equal risks counting half; U/(m n) of Mann and Whitney. Variance by
 * DeLong: s10/m + s01/n, s10 the variance (over m - 1) of the shares of each subject with the outcome, s01 of each without;
 * limits area -+ z se, z = `critical`, within [0, 1]. No limits with fewer than 2 subjects with or without the outcome.
 *
 * The area of the subjects that a model was fitted to is too high for others. Source: Hanley and McNeil 1982; DeLong et al.
 * 1988. Checked by hand, against R `wilcox.test` and DeLong's formula written out in R.
 */
export const rocArea = (ranks: readonly RiskRank[], critical: number): RocArea => {
  const m = ranks.reduce((sum, { events }) => sum + events, 0)
  const n = ranks.reduce((sum, rank) => sum + rank.n - rank.events, 0)
  if (m === 0 || n === 0) return noArea('patients with and without the outcome are needed')
  let [without, withOutcome] = [0, 0]
  // of each risk twice the pairs of one subject with the outcome, and of one without
  const wins = ranks.map((rank) => {
    const others = rank.n - rank.events
    const win = { first: 2 * without + others, second: 2 * (m - withOutcome) - rank.events }
    without += others
    withOutcome += rank.events
    return { ...win, events: rank.events, others }
  })
  const pairs = wins.reduce((sum, { first, events }) => sum + first * events, 0)
  const area = pairs / (2 * m * n)
  if (m < 2 || n < 2) {
    const none = unknown('fewer than 2 patients with or without the outcome')
    return { area: known(area), standardError: none, lower: none, upper: none }
  }
  const spread = (shares: readonly (readonly [number, number])[], size: number): number =>
    shares.reduce((sum, [share, count]) => sum + count * (share - area) * (share - area), 0) / (size - 1)
  const variance =
    spread(
      wins.map(({ first, events }) => [first / (2 * n), events]),
      m,
    ) /
      m +
    spread(
      wins.map(({ second, others }) => [second / (2 * m), others]),
      n,
    ) /
      n
  const se = Math.sqrt(variance)
  return {
    area: known(area),
    standardError: known(se),
    lower: known(Math.max(0, area - critical * se)),
    upper: known(Math.min(1, area + critical * se)),
  }
}

/** The area under the curve of a model's own risks; none under separation. */
export const modelArea = (model: LogisticRegression, critical: number): RocArea =>
  model.reason === null ? rocArea(riskRanks(model), critical) : noArea(model.reason)

const noArea = (reason: string): RocArea => {
  const none = unknown(reason)
  return { area: none, standardError: none, lower: none, upper: none }
}
