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
  // of each risk the share of pairs that one subject with the outcome wins, and one without it loses
  const [wins, losses] = [new Float64Array(ranks.length), new Float64Array(ranks.length)]
  let [without, withOutcome, pairs] = [0, 0, 0]
  ranks.forEach((rank, i) => {
    const others = rank.n - rank.events
    wins[i] = (2 * without + others) / (2 * n)
    losses[i] = (2 * (m - withOutcome) - rank.events) / (2 * m)
    pairs += (2 * without + others) * rank.events
    without += others
    withOutcome += rank.events
  })
  const area = pairs / (2 * m * n)
  if (m < 2 || n < 2) {
    const none = unknown('fewer than 2 patients with or without the outcome')
    return { area: known(area), standardError: none, lower: none, upper: none }
  }
  let [ofWins, ofLosses] = [0, 0]
  ranks.forEach(({ n: size, events }, i) => {
    ofWins += events * (wins[i]! - area) * (wins[i]! - area)
    ofLosses += (size - events) * (losses[i]! - area) * (losses[i]! - area)
  })
  const variance = ofWins / (m - 1) / m + ofLosses / (n - 1) / n
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
