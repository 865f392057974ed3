import { memoized } from '../numbers/memoized.ts'
import type { LogisticRegression } from './logistic-regression.ts'

/** Subjects of one risk: its value, how many they are, and how many of them had the outcome. */
export interface RiskRank {
  readonly risk: number
  readonly n: number
  readonly events: number
}

/** Linear predictors nearer than this, relative to their range, are one: patterns with the same risk differ by rounding. */
const SAME = 1e-11

/** The risks of a fitted model, ascending, each once. */
export const riskRanks = memoized(({ fit, columns }: LogisticRegression): readonly RiskRank[] => {
  if (fit === null) return []
  const { linear } = fit
  const order = Array.from(linear.keys()).sort((a, b) => linear[a]! - linear[b]!)
  const range = order.length === 0 ? 0 : linear[order.at(-1)!]! - linear[order[0]!]!
  const ranks: { linear: number; risk: number; n: number; events: number }[] = []
  for (const i of order) {
    const last = ranks.at(-1)
    const [n, events] = [columns.n[i]!, columns.events[i]!]
    if (last !== undefined && linear[i]! - last.linear <= SAME * range) {
      last.n += n
      last.events += events
    } else ranks.push({ linear: linear[i]!, risk: 1 / (1 + Math.exp(-linear[i]!)), n, events })
  }
  return ranks
}, new WeakMap())
