import { kaplanMeier } from '../../statistics/kaplan-meier.ts'
import type { Rules } from '../conventions.ts'
import type { Endpoint, Estimate } from '../plan.ts'
import type { Result } from '../result.ts'
import { tickTimes } from '../tick-times.ts'
import { followUpResults } from './follow-up.ts'
import type { EstimatedGroup, GroupRequest } from './group.ts'
import { hazardResults } from './hazard.ts'
import { incidenceResults } from './incidence.ts'
import { landmarkResults } from './landmark.ts'
import { meanResults } from './mean.ts'
import { quantileResults } from './quantiles.ts'
import { tableResults, totalResults } from './table-column.ts'

/** Survival, hazard, incidence and follow-up of the groups. `unitOf` gives an endpoint's unit of time. */
export const estimateResults = (
  groups: readonly EstimatedGroup[],
  estimates: Readonly<Record<string, Estimate>>,
  endpoints: Readonly<Record<string, Endpoint>>,
  unitOf: (endpoint: string) => string,
  rules: Rules,
): readonly Result[] => {
  const curves = groups.map(({ times, counts }) => kaplanMeier(times, counts))
  const lastTimes = new Map<string, number>()
  groups.forEach(({ analysis }, i) => {
    lastTimes.set(analysis, Math.max(lastTimes.get(analysis) ?? 0, curves[i]!.lastTime))
  })
  return groups.flatMap(({ analysis, endpoint, group, times, counts }, i) =>
    groupResults({
      key: { analysis, group },
      times,
      counts,
      curve: curves[i]!,
      causes: Object.keys(endpoints[endpoint]!.competing ?? {}),
      unit: unitOf(endpoint),
      plan: estimates[analysis]!,
      ticks: tickTimes(lastTimes.get(analysis)!, estimates[analysis]!.ticks),
      rules,
    }),
  )
}

const groupResults = (request: GroupRequest): readonly Result[] => [
  ...totalResults(request),
  ...tableResults(request),
  ...landmarkResults(request),
  ...hazardResults(request),
  ...quantileResults(request),
  ...meanResults(request),
  ...followUpResults(request),
  ...incidenceResults(request),
]
