import type { Verdict } from '../../../audit/claims/agreement.ts'
import { type Claim, reportedNumber } from '../../../audit/claims/claim.ts'
import { recomputedText } from '../../../audit/claims/recomputed-text.ts'
import { fixed } from '../../../cohort/values/decimal.ts'
import { decimal } from '../../../statistics/numbers/rational.ts'

/** The most that rounding may move a shown number, relative to it. */
const CLOSE = 0.01

type Reported = Pick<Claim, 'published' | 'reported'>

/**
 * A recomputed number with the fewest decimals, no fewer than reported, at which it differs from the reported one and is
 * moved by less than 1%: 41.7 of 41.6667 beside 58.3, but 0.25 beside 1.
 */
export const recomputedShort = (computed: number, claim: Reported, verdict: Verdict): string => {
  const full = recomputedText(computed, claim, verdict)
  const reported = reportedNumber(claim)
  if (verdict === 'reproduced' || reported === null) return full
  const most = full.split('.')[1]?.length ?? 0
  for (let decimals = Math.max(0, reported.decimals); decimals < most; decimals++) {
    const text = fixed(decimal(computed), decimals)
    if (text !== claim.published && Math.abs(Number(text) - computed) <= CLOSE * Math.abs(computed))
      return text
  }
  return full
}
