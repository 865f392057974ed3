import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import type { Estimate } from '../../descriptors/plan/estimate.ts'
import type { Result } from '../result.ts'
import { tickTimes } from '../tick-times.ts'
import { wellFollowedUntil } from '../well-followed.ts'
import { conditionalResults } from './conditional.ts'
import { followUpResults } from './follow-up.ts'
import type { EstimatedGroup, GroupRequest } from './group.ts'
import { hazardResults } from './hazard.ts'
import { incidenceResults } from './incidence.ts'
import { landmarkResults } from './landmark.ts'
import { lifeTableResults } from './life-table.ts'
import { meanResults } from './mean.ts'
import { observedTimeResults } from './observed-times.ts'
import { quantileResults } from './quantiles.ts'
import { tableResults, totalResults } from './table-column.ts'

/** The parts of an estimate in the order of its rows; each can be computed without the others. */
const PARTS = {
  totals: totalResults,
  table: tableResults,
  landmarks: landmarkResults,
  conditional: conditionalResults,
  lifeTable: lifeTableResults,
  hazard: hazardResults,
  quantiles: quantileResults,
  mean: meanResults,
  followUp: followUpResults,
  observedTimes: observedTimeResults,
  incidence: incidenceResults,
} as const satisfies Readonly<Record<string, (request: GroupRequest) => readonly Result[]>>

export type EstimatePart = keyof typeof PARTS
export const ESTIMATE_PARTS = Object.keys(PARTS) as readonly EstimatePart[]

/**
 * Survival, hazard, incidence and follow-up of the groups. `unitOf` gives an endpoint's unit of time. The audit, which
 * computes an estimate thousands of times, requests only the parts that claims cite.
 */
export const estimateResults = (
  groups: readonly EstimatedGroup[],
  estimates: Readonly<Record<string, Estimate>>,
  endpoints: Readonly<Record<string, Endpoint>>,
  unitOf: (endpoint: string) => string,
  rules: Rules,
  parts: readonly EstimatePart[] = ESTIMATE_PARTS,
): readonly Result[] => {
  const curves = groups.map(({ times, counts }) => kaplanMeier(times, counts))
  const lastTimes = new Map<string, number>()
  const wellUntil = new Map<string, number>()
  groups.forEach(({ analysis, group, times, counts }, i) => {
    lastTimes.set(analysis, Math.max(lastTimes.get(analysis) ?? 0, curves[i]!.lastTime))
    if (group === '') wellUntil.set(analysis, wellFollowedUntil(times, counts.atRisk, total(counts.entered)))
  })
  return groups.flatMap(({ analysis, endpoint, group, times, counts }, i) => {
    const request: GroupRequest = {
      key: { analysis, group },
      times,
      counts,
      curve: curves[i]!,
      causes: Object.keys(endpoints[endpoint]!.competing),
      unit: unitOf(endpoint),
      plan: estimates[analysis]!,
      ticks: tickTimes(
        {
          lastTime: lastTimes.get(analysis)!,
          wellUntil: wellUntil.get(analysis) ?? 0,
          unit: unitOf(endpoint),
        },
        estimates[analysis]!.ticks,
      ),
      rules,
    }
    return parts.flatMap((part) => PARTS[part](request))
  })
}

const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0)
