import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import {
  add,
  decimal,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../numbers/rational.ts'

export interface CochranArmitage {
  /** Positive if the proportion rises with the score. */
  readonly z: Answer
  /** z squared, on 1 df. */
  readonly chiSquare: Answer
  /** Two-sided. */
  readonly p: Answer
}

/** A group: its score, its subjects, and those with the event. */
export interface ScoredGroup {
  readonly score: number
  readonly n: number
  readonly events: number
}

/**
 * Test for trend of proportions over scored groups (Cochran and Armitage), without continuity correction: with x events in n,
 * p the proportion over all N,
 *   T = sum of s_j (x_j - n_j p), V = p (1 - p) (sum of n_j s_j^2 - (sum of n_j s_j)^2/N), z = T/sqrt(V), chi-square = z^2
 * T and V are exact fractions.
 *
 * `groups`: in any order, empty ones ignored. No answer: no subjects; no subject or every subject with the event; all
 * subjects at one score.
 * Source: Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375. Checked against R `prop.trend.test`, and by hand.
 */
export const cochranArmitage = (groups: readonly ScoredGroup[]): CochranArmitage => {
  const sum = (term: (group: ScoredGroup, score: Rational) => Rational): Rational =>
    groups.reduce<Rational>((total, group) => add(total, term(group, decimal(group.score))), rational(0))
  const n = sum((group) => rational(group.n))
  const events = sum((group) => rational(group.events))
  if (n.n === 0n) return noTrend('no values')
  if (events.n === 0n || events.n === n.n) return noTrend('all patients have the same value')
  const scores = sum((group, score) => multiply(rational(group.n), score))
  const squares = sum((group, score) => multiply(rational(group.n), multiply(score, score)))
  const spread = subtract(squares, divide(multiply(scores, scores), n))
  if (spread.n === 0n) return noTrend('all patients have the same score')
  const trend = subtract(
    sum((group, score) => multiply(rational(group.events), score)),
    divide(multiply(events, scores), n),
  )
  const proportion = divide(events, n)
  const variance = multiply(multiply(proportion, subtract(rational(1), proportion)), spread)
  const chiSquare = toNumber(divide(multiply(trend, trend), variance))
  return {
    z: known(Math.sign(toNumber(trend)) * Math.sqrt(chiSquare)),
    chiSquare: known(chiSquare),
    p: known(chiSquareUpperTail(chiSquare, 1)),
  }
}

const noTrend = (reason: string): CochranArmitage => {
  const none = unknown(reason)
  return { z: none, chiSquare: none, p: none }
}
