import {
  cumulativeIncidence,
  type IncidenceCurve,
  incidenceAt,
  incidenceLimits,
} from '../../../statistics/competing-risks/cumulative-incidence.ts'
import { criticalValue } from '../../../statistics/distributions/normal.ts'
import type { Limits } from '../../../statistics/numbers/limits.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/** Aalen-Johansen for the event and each competing cause, at each landmark; empty without competing causes. */
export const incidenceResults = (request: GroupRequest): readonly Result[] => {
  if (request.causes.length === 0) return []
  const curves = cumulativeIncidence(request.times, request.counts, request.rules.incidenceVariance)
  return request.plan.at.flatMap((at) =>
    curves.flatMap((curve, cause) => incidence(at, curve, cause, request)),
  )
}

const VARIANCES = { aalen: 'Aalen', survfit: 'R survfit' } as const

const incidence = (
  at: number,
  curve: IncidenceCurve,
  cause: number,
  { key, causes, rules }: GroupRequest,
): readonly Result[] => {
  const { incidence: proportion, standardError } = incidenceAt(curve, at)
  const limits: Limits =
    proportion.known && standardError.known
      ? incidenceLimits(
          rules.incidenceBand,
          proportion.value,
          standardError.value,
          criticalValue(rules.confidence),
        )
      : { lower: proportion, upper: proportion }
  const causeKey = { ...key, level: cause === 0 ? '' : causes[cause - 1]!, at }
  const method = 'cumulative incidence, Aalen-Johansen'
  const interval = `${percent(rules.confidence)} interval, ${rules.incidenceBand}, variance of ${VARIANCES[rules.incidenceVariance]}`
  return [
    result({ ...causeKey, statistic: 'cumulative-incidence' }, proportion, '1', method),
    result(
      { ...causeKey, statistic: 'cumulative-incidence-se' },
      standardError,
      '1',
      `standard error, ${method}, variance of ${VARIANCES[rules.incidenceVariance]}`,
    ),
    result(
      { ...causeKey, statistic: 'cumulative-incidence-lower' },
      limits.lower,
      '1',
      `lower limit, ${method}, ${interval}`,
    ),
    result(
      { ...causeKey, statistic: 'cumulative-incidence-upper' },
      limits.upper,
      '1',
      `upper limit, ${method}, ${interval}`,
    ),
  ]
}
