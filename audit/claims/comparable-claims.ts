import type { Rules } from '../../cohort/descriptors/conventions.ts'
import { decimalText } from '../../cohort/values/decimal.ts'
import { isCellClaim } from './cell-claim.ts'
import { type Claim, claimOf } from './claim.ts'
import type { PublishedNumber } from './published-number.ts'

/**
 * Claims about results in the form in which they are compared with numbers: digits with a decimal point, NS as p >= alpha
 * of the plan, and a month with the number of days that the plan declares. Left out: "not reached", which is no number, and claims about one patient.
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

/** "P = 4.02 x 10^-6" as "0.00000402". What ends left of the decimal point keeps its form, which says so. */
const plainText = (text: string, { relation, digits, decimals }: PublishedNumber): string =>
  /^(?:[<>]=?|[≤≥])? ?[+−-]?[\d,]*(?:\.\d+)?$/.test(text) || decimals < 0
    ? text
    : `${relation === '=' ? '' : relation}${decimalText(digits, decimals)}`
