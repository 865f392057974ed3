import { hazardAt, nelsonAalen } from '../../../statistics/survival/nelson-aalen.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/** Cumulative hazard at each landmark: Nelson-Aalen, and the form of Fleming and Harrington for ties. */
export const hazardResults = ({ key, times, counts, plan }: GroupRequest): readonly Result[] => {
  const curve = nelsonAalen(times, counts)
  const split = nelsonAalen(times, counts, 'fleming-harrington')
  return plan.at.flatMap((at) => {
    const { hazard, standardError } = hazardAt(curve, at)
    return [
      result({ ...key, statistic: 'cumulative-hazard', at }, hazard, '1', 'cumulative hazard, Nelson-Aalen'),
      result(
        { ...key, statistic: 'cumulative-hazard-se', at },
        standardError,
        '1',
        'standard error of the cumulative hazard, Nelson-Aalen',
      ),
      result(
        { ...key, statistic: 'cumulative-hazard-split', at },
        hazardAt(split, at).hazard,
        '1',
        'cumulative hazard, ties one by one, Fleming-Harrington',
      ),
    ]
  })
}
