import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { eventsOf } from '../../../cohort/subjects/follow-ups.ts'
import { isQuantity } from '../../../cohort/values/value.ts'
import { tiedTimes } from '../../../statistics/survival/tied-times.ts'
import type { CheckedSubjects, Found } from './checked-subjects.ts'

/**
 * Elapsed times of an endpoint that differ by less than any recording precision, such as 0.30000000000000004 and 0.3:
 * the result of binary arithmetic. They are counted as one time; each value that is changed gets a warning.
 */
export const computedTimes = (checked: CheckedSubjects): readonly Found[] =>
  Object.values(checked.plan.endpoints).flatMap((endpoint) => {
    const names = elapsedTimes(endpoint, checked)
    const values = names.flatMap((name) =>
      checked.subjects.flatMap((subject) => {
        const value = subject[name]
        return typeof value === 'number' ? [{ subject, name, value }] : []
      }),
    )
    const tied = tiedTimes(Float64Array.from(values, ({ value }) => value).sort())
    return values.flatMap(({ subject, name, value }): readonly Found[] =>
      tied.has(value)
        ? [
            {
              warning: 'nearly equal times',
              title: `differs from ${tied.get(value)} only by floating-point rounding; counted as the same time`,
              subject: String(subject[checked.plan.subject]),
              variable: name,
              value: String(value),
            },
          ]
        : [],
    )
  })

const elapsedTimes = (endpoint: Endpoint, { variables }: CheckedSubjects): readonly string[] => {
  const names = [endpoint.until, endpoint.enters ?? [], eventsOf(endpoint).map(([, { at }]) => at)].flat(2)
  return [...new Set(names)].filter((name) => isQuantity(variables.get(name)!))
}
