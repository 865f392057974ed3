import type { Claim } from '../../../../audit/claims/claim.ts'
import type { ExplanationRow } from '../../../6-audit/search-artifacts.ts'
import { explanationsOf } from './explanations.ts'

/** The kind of the best informative explanation: another reading, a miscount or slip, a data change, or none. */
export type ExplanationClass = 'reading' | 'miscount' | 'change' | 'none' | 'not searched'

const MISCOUNTS = ['numerator or denominator off by one', 'one patient counted twice']

export const classOf = (claim: Claim, explanations: readonly ExplanationRow[]): ExplanationClass => {
  if (claim.result === '') return 'not searched'
  const best = explanationsOf(claim, explanations).find(
    ({ informative, kind }) => informative && kind !== 'not attainable',
  )
  if (best === undefined) return 'none'
  if (best.kind === 'arithmetic' || MISCOUNTS.includes(best.family)) return 'miscount'
  return best.kind === 'data' ? 'change' : 'reading'
}
