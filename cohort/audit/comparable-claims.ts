import { isCellClaim } from '../cell-claim.ts'
import type { Claim } from '../claim.ts'
import type { Rules } from '../conventions.ts'
import { readPublishedText } from '../published-number.ts'

/**
 * Claims about results in the form in which they are compared with numbers: NS is p >= alpha of the plan, and a month has
 * the number of days that the plan declares. Left out: "not reached", which is no number, and claims about one patient.
 */
export const comparableClaims = (
  claims: readonly Claim[],
  { alpha, daysPerMonth }: Pick<Rules, 'alpha' | 'daysPerMonth'>,
): readonly Claim[] =>
  claims.flatMap((claim): readonly Claim[] => {
    if (isCellClaim(claim)) return []
    const published = readPublishedText(claim.published)
    if (published === null || published.kind === 'not reached') return []
    return [
      {
        ...claim,
        ...(published.kind === 'not significant' ? { published: `≥${alpha}` } : {}),
        ...(daysPerMonth === undefined ? {} : { daysPerMonth }),
      },
    ]
  })

/** Whether a result is a p-value: of it alone NS can be said. */
export const isPValue = (statistic: string): boolean => /(^|-)p$/.test(statistic)
