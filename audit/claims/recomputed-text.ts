import { fixed } from '../../cohort/values/decimal.ts'
import { decimal } from '../../statistics/numbers/rational.ts'
import type { Verdict } from './agreement.ts'
import { type Claim, reportedNumber } from './claim.ts'

/**
 * A recomputed number as text, the same in the table and the figure of the audit. A number that agrees has the reported
 * decimals; any other has up to two more, so that rounding does not make it look as if it agreed.
 */
export const recomputedText = (
  computed: number,
  claim: Pick<Claim, 'reported'>,
  verdict: Verdict,
): string => {
  // a word, such as NS or not reached, has no decimals of its own
  const { decimals, relation } = reportedNumber(claim) ?? { decimals: 1, relation: '>=' }
  const value = decimal(computed)
  if (verdict === 'reproduced' && relation === '=') return fixed(value, decimals)
  const [whole = '', part = ''] = fixed(value, decimals + 2).split('.')
  const shown = part.replace(/(?<!0)0+$/, '').padEnd(decimals, '0')
  return shown === '' ? whole : `${whole}.${shown}`
}
