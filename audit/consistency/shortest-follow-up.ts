import type { Result } from '../../cohort/results/result.ts'
import { conversion } from '../../cohort/values/unit.ts'
import { divide, toNumber } from '../../statistics/numbers/rational.ts'
import type { Claim } from '../claims/claim.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { readReported } from './reported-number.ts'

/**
 * The shortest reported follow-up, for estimates from time 0 to last contact: if it is right, no patient was censored
 * earlier. Null if none is reported.
 */
export const shortestFollowUp =
  (claims: readonly Claim[], results: ReadonlyMap<string, Result>, audited: AuditInput) =>
  (analysis: string): number | null => {
    const estimate = audited.estimates[analysis]
    const endpoint = estimate && audited.endpoints[estimate.endpoint]
    if (!endpoint || endpoint.from !== undefined || endpoint.landmark !== undefined) return null
    const times = claims.flatMap((claim) => {
      const result = results.get(claim.result)
      const summary = result && audited.summaries[result.analysis]
      const isShortest =
        result?.statistic === 'min' &&
        summary?.variable === endpoint.until &&
        result.group === '' &&
        summary.among === undefined
      const factor = isShortest ? conversion(result.unit, claim.unit, claim.daysPerMonth) : null
      return factor === null ? [] : [toNumber(divide(readReported(claim).low, factor))]
    })
    return times.length === 0 ? null : Math.min(...times)
  }
