import { fixed } from '../../cohort/values/decimal.ts'
import { decimal } from '../../statistics/numbers/rational.ts'
import { readPublished } from './published-number.ts'
import type { Verdict } from './verdict.ts'

/**
 * A recomputed number beside the reported one, the same in the table of the audit and in its figure. One that is
 * reproduced has the reported decimals; any other has up to two more, so that rounding never makes it look like one.
 */
export const recomputedText = (computed: number, published: string, verdict: Verdict): string => {
  // a word, such as NS or not reached, has no decimals of its own
  const { decimals, relation } = readPublished(published) ?? { decimals: 1, relation: '>=' }
  const value = decimal(computed)
  if (verdict === 'reproduced' && relation === '=') return fixed(value, decimals)
  const [whole = '', part = ''] = fixed(value, decimals + 2).split('.')
  const shown = part.replace(/0+$/, '').padEnd(decimals, '0')
  return shown === '' ? whole : `${whole}.${shown}`
}
