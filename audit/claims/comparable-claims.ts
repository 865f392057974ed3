import type { Rules } from '../../cohort/descriptors/conventions.ts'
import { decimalText } from '../../cohort/values/decimal.ts'
import { isCellClaim } from './cell-claim.ts'
import { type Claim, claimOf } from './claim.ts'
import { type PublishedNumber, readPublished } from './published-number.ts'

/**
 * Claims about results, ready to be compared with numbers: digits with a decimal point, NS as p >= alpha of the plan,
 * and months with the number of days that the plan declares. Excludes "not reached" and claims about one patient.
 */
export const comparableClaims = (
  claims: readonly Claim[],
  { alpha, daysPerMonth }: Pick<Rules, 'alpha' | 'daysPerMonth'>,
): readonly Claim[] =>
  claims.flatMap((claim): readonly Claim[] => {
    if (isCellClaim(claim)) return []
    const { reported } = claim
    if (reported === null || reported.kind === 'not reached') return []
    return [
      {
        ...claimOf({
          ...claim,
          published:
            reported.kind === 'not significant' ? `≥${alpha}` : plainText(claim.published, reported.number),
        }),
        ...(daysPerMonth === undefined ? {} : { daysPerMonth }),
      },
    ]
  })

/**
 * "P = 4.02 x 10^-6" as "0.00000402". A number rounded to tens or more (2.5E3) keeps its form, as digits would hide
 * that.
 */
const plainText = (text: string, { relation, digits, decimals }: PublishedNumber): string => {
  const reread = readPublished(text)
  // with a decimal comma the text is another number, or none
  const isReadSo = reread?.digits === digits && reread.decimals === decimals
  if (isReadSo && (decimals < 0 || /^(?:[<>]=?|[≤≥])? ?[+−-]?[\d,]*(?:\.\d+)?$/.test(text))) return text
  const sign = relation === '=' ? '' : relation
  return `${sign}${decimals < 0 ? `${digits}E${-decimals}` : decimalText(digits, decimals)}`
}
